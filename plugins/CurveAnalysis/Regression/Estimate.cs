namespace ScalingLab.CurveAnalysis;

/// <summary>A value with its standard error.</summary>
/// <param name="Value">The value.</param>
/// <param name="StandardError">Its standard error; not a number without degrees of freedom.</param>
/// <param name="DegreesOfFreedom">Those of the standard error.</param>
internal readonly record struct Estimate(double Value, double StandardError, int DegreesOfFreedom);
