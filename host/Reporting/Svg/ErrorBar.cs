namespace ScalingLab.Host.Reporting.Svg;

/// <summary>A vertical bar; an end that the panel does not reach has no cap.</summary>
internal readonly record struct ErrorBar(double X, double Top, double Bottom, bool CapTop, bool CapBottom);
