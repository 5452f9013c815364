namespace ScalingLab.Host.Reporting.Svg;

/// <summary>
/// Sizes in user units. Type is large relative to the picture, as a column of a journal needs it: ten pixels high at a picture of 400 pixels.
/// </summary>
internal static class FigureMetrics
{
    public const string Fonts = "Helvetica, Arial, 'Liberation Sans', 'Nimbus Sans', 'DejaVu Sans', sans-serif";

    public const double TickFont = 12;
    public const double LabelFont = 13.5;
    public const double TitleFont = 14;
    public const double LegendFont = 11.5;
    public const double GuideFont = 11.5;

    public const double Edge = 8;
    public const double MajorTick = 6;
    public const double MinorTick = 3.2;
    public const double TickGap = 5;
    public const double MarkerRadius = 3.2;
    public const double LineWidth = 1.7;
    public const double FrameWidth = 1;

    public const double LegendRow = 15.5;
    public const double LegendKey = 22;
    public const double LegendGap = 6;
    public const double LegendColumnGap = 14;

    /// <summary>Distance of what stands inside the frame from its border; keeps clear of the ticks.</summary>
    public const double Inset = 10;

    /// <summary>Pixels per user unit at the nominal size, where nothing around the picture says otherwise.</summary>
    public const double NominalScale = 1.5;

    public static (double Width, double Height) Cell(int columns) => columns switch
    {
        1 => (460, 345),
        2 => (305, 250),
        _ => (285, 238),
    };
}
