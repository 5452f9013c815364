namespace ScalingLab.CurveAnalysis;

/// <summary>Losses at several variables, by runs.</summary>
/// <param name="LogVariables">ln of the variables, one row a point.</param>
/// <param name="LogLoss">ln of the losses.</param>
/// <param name="Run">The run of each point, counted from 0.</param>
internal sealed record JointData(double[][] LogVariables, double[] LogLoss, int[] Run)
{
    public int Count => LogLoss.Length;

    public int Runs { get; } = Run.Length == 0 ? 0 : Run.Max() + 1;
}
