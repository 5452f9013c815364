namespace ScalingLab.Host.Reporting.Svg;

/// <summary>A mark on an axis.</summary>
/// <param name="Coordinate">Where, in the coordinate of <see cref="AxisRange"/>.</param>
/// <param name="IsMajor">Whether it is drawn long.</param>
/// <param name="Label">Its label; empty for none.</param>
internal readonly record struct Tick(double Coordinate, bool IsMajor, string Label = "");
