using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>A point that both axes can show.</summary>
/// <param name="Index">Its index in the curve; a jump tells that points between were left out.</param>
/// <param name="X">The abscissa.</param>
/// <param name="Y">The ordinate.</param>
/// <param name="Low">Lower end of the interval; not a number when unknown.</param>
/// <param name="High">Upper end of the interval; not a number when unknown.</param>
internal readonly record struct DrawablePoint(int Index, double X, double Y, double Low, double High)
{
    public bool HasInterval => !double.IsNaN(Low) && !double.IsNaN(High);

    public static IReadOnlyList<DrawablePoint> Of(Curve curve, AxisScale x, AxisScale y)
    {
        List<DrawablePoint> points = [];
        bool intervals = !curve.Low.IsEmpty;
        for (int i = 0; i < curve.Count; i++)
        {
            if (!AxisRange.CanDraw(x, curve.X[i]) || !AxisRange.CanDraw(y, curve.Y[i])) continue;
            points.Add(new(i, curve.X[i], curve.Y[i], intervals ? curve.Low[i] : double.NaN, intervals ? curve.High[i] : double.NaN));
        }

        return points;
    }
}
