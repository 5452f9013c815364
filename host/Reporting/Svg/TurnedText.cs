namespace ScalingLab.Host.Reporting.Svg;

/// <summary>A label along a line.</summary>
/// <param name="Label">The text.</param>
/// <param name="Baseline">Middle of its baseline.</param>
/// <param name="Angle">Its direction in radians, clockwise as the coordinates are.</param>
/// <param name="Size">Font size.</param>
internal readonly record struct TurnedText(string Label, SvgPoint Baseline, double Angle, double Size)
{
    private const double Ascent = 0.8;
    private const double Descent = 0.22;

    public double Degrees => Angle * 180 / Math.PI;

    /// <summary>Places that cover the text, no further apart than a spacing.</summary>
    public IEnumerable<SvgPoint> Samples(double spacing)
    {
        double width = TextMetrics.Width(Label, Size), height = (Ascent + Descent) * Size;
        int columns = (int)Math.Ceiling(width / spacing), rows = (int)Math.Ceiling(height / spacing);
        var (sin, cos) = Math.SinCos(Angle);
        for (int i = 0; i <= columns; i++)
        {
            for (int j = 0; j <= rows; j++)
            {
                double along = width * ((double)i / columns - 0.5), down = height * j / rows - Ascent * Size;
                yield return new SvgPoint(Baseline.X + along * cos - down * sin, Baseline.Y + along * sin + down * cos);
            }
        }
    }
}
