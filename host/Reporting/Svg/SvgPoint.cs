namespace ScalingLab.Host.Reporting.Svg;

/// <summary>A place in user units; y grows downwards.</summary>
internal readonly record struct SvgPoint(double X, double Y);
