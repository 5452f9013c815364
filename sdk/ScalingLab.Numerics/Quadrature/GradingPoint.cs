namespace ScalingLab.Numerics;

/// <summary>A place where an integrand changes fast, and how fast.</summary>
/// <param name="Position">Where; may lie outside the range of integration.</param>
/// <param name="FinestWidth">Width of the panels beside it, greater than 0.</param>
public readonly record struct GradingPoint(double Position, double FinestWidth);
