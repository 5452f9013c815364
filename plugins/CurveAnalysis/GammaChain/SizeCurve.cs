using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>The mean curve of one number of examples and its optimum.</summary>
internal sealed record SizeCurve(double Size, Curve Curve, LogMinimum Minimum);
