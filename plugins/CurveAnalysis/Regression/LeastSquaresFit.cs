namespace ScalingLab.CurveAnalysis;

/// <summary>A minimum of the weighted squares of ln y − ln f.</summary>
/// <param name="Theta">The parameters.</param>
/// <param name="Squares">The sum of the weighted squares.</param>
/// <param name="Converged">Whether the steps became negligible.</param>
internal sealed record LeastSquaresFit(double[] Theta, double Squares, bool Converged);
