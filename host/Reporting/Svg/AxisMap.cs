using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Places values along one side of the frame.</summary>
/// <param name="Scale">How values are placed.</param>
/// <param name="Range">What is shown.</param>
/// <param name="Length">Length of the side.</param>
/// <param name="Upwards">Whether the axis runs against the coordinate, as the vertical one does.</param>
internal sealed record AxisMap(AxisScale Scale, AxisRange Range, double Length, bool Upwards)
{
    /// <summary>Frame lengths beyond which all places are alike; keeps the arithmetic of clipping exact to a hundredth of a unit.</summary>
    private const double Reach = 1e5;

    public bool CanDraw(double value) => AxisRange.CanDraw(Scale, value);

    public double Place(double value) => PlaceCoordinate(AxisRange.Coordinate(Scale, value));

    public double PlaceCoordinate(double coordinate)
    {
        double fraction = Math.Clamp((coordinate - Range.Low) / (Range.High - Range.Low), -Reach, Reach);
        return Length * (Upwards ? 1 - fraction : fraction);
    }
}
