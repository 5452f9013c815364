namespace ScalingLab.Host.Reporting.Svg;

/// <summary>The extent of a band at one place.</summary>
internal readonly record struct BandSlice(double X, double Top, double Bottom);
