namespace ScalingLab.CurveAnalysis;

/// <summary>A file of measured curves is not as it should be; the message names file, line and column.</summary>
internal sealed class MeasuredFileException(string message) : Exception(message);
