namespace ScalingLab.CurveAnalysis;

/// <summary>What a fit is asked for: a function of its parameters.</summary>
/// <param name="Name">The finding.</param>
/// <param name="Value">Its value, of a positive quantity the logarithm.</param>
/// <param name="IsLogarithm">Whether the finding is the exponential of the value.</param>
/// <param name="Parameter">Index of the parameter that it is; −1 when it depends on several.</param>
/// <param name="Scale">What the parameter is multiplied with.</param>
internal sealed record LawQuantity(string Name, Func<double[], double> Value, bool IsLogarithm = false, int Parameter = -1, double Scale = 1)
{
    public double Shown(double value) => IsLogarithm ? Math.Exp(value) : value;
}
