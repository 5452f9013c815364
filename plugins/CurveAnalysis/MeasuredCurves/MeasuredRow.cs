namespace ScalingLab.CurveAnalysis;

/// <summary>One measurement.</summary>
/// <param name="X">The abscissa.</param>
/// <param name="Y">The ordinate.</param>
/// <param name="ModelSize">Not a number when not given.</param>
/// <param name="DataSize">Not a number when not given.</param>
public readonly record struct MeasuredRow(double X, double Y, double ModelSize, double DataSize);
