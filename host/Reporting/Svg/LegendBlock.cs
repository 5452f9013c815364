using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>A legend set in columns.</summary>
internal sealed record LegendBlock
{
    private LegendBlock(IReadOnlyList<(LegendEntry Entry, double X, double Y)> entries, double width, double height) =>
        (Entries, Width, Height) = (entries, width, height);

    /// <summary>The entries with the middles of their left ends.</summary>
    public IReadOnlyList<(LegendEntry Entry, double X, double Y)> Entries { get; }

    public double Width { get; }

    public double Height { get; }

    public static LegendBlock Create(IReadOnlyList<LegendEntry> entries, int columns)
    {
        List<(LegendEntry, double, double)> placed = [];
        double x = 0;
        int rows = 0;
        foreach (var column in Columns(entries, columns))
        {
            if (placed.Count > 0) x += FigureMetrics.LegendColumnGap;
            for (int row = 0; row < column.Count; row++)
                placed.Add((column[row], x, (row + 0.5) * FigureMetrics.LegendRow));
            x += column.Max(WidthOf);
            rows = Math.Max(rows, column.Count);
        }

        return new LegendBlock(placed, x, rows * FigureMetrics.LegendRow);
    }

    private static double WidthOf(LegendEntry entry) =>
        TextMetrics.Width(entry.Label, FigureMetrics.LegendFont)
        + (entry.Color is null ? 0 : FigureMetrics.LegendKey + FigureMetrics.LegendGap);

    private static IEnumerable<List<LegendEntry>> Columns(IReadOnlyList<LegendEntry> entries, int columns)
    {
        int most = (entries.Count + columns - 1) / columns;
        List<LegendEntry> column = [];
        foreach (var entry in entries)
        {
            bool headingAtFoot = entry.Color is null && column.Count == most - 1 && most > 1;
            if (column.Count == most || headingAtFoot)
            {
                yield return column;
                column = [];
            }

            column.Add(entry);
        }

        if (column.Count > 0) yield return column;
    }
}
