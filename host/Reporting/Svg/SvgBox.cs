namespace ScalingLab.Host.Reporting.Svg;

/// <summary>An upright rectangle in user units.</summary>
internal readonly record struct SvgBox(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public SvgBox Grown(double by) => new(X - by, Y - by, Width + 2 * by, Height + 2 * by);
}
