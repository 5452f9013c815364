namespace ScalingLab.CurveAnalysis;

/// <summary>A minimum that BFGS found.</summary>
/// <param name="Theta">The parameters.</param>
/// <param name="Value">The objective.</param>
/// <param name="GradientNorm">The Euclidean norm of its gradient.</param>
internal sealed record BfgsMinimum(double[] Theta, double Value, double GradientNorm);
