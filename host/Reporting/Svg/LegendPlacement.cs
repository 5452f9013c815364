namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Where a legend stands.</summary>
/// <param name="Block">The legend in the columns that fit.</param>
/// <param name="X">Its left end in the frame's coordinates.</param>
/// <param name="Y">Its upper end.</param>
/// <param name="IsOutside">Whether it stands to the right of the frame.</param>
internal sealed record LegendPlacement(LegendBlock Block, double X, double Y, bool IsOutside)
{
    public const double OutsideGap = 12;

    private const double Clearance = 5;
    private const double LargestClearance = 30;
    private const double Step = 6;

    /// <summary>The emptiest corner, else a free place along the border, else to the right of the frame.</summary>
    public static LegendPlacement? Find(IReadOnlyList<Sdk.LegendEntry> entries, Occupancy occupancy, double width, double height)
    {
        if (entries.Count == 0) return null;
        var room = new SvgBox(0, 0, width, height).Grown(-FigureMetrics.Inset);
        LegendBlock[] blocks = [.. Enumerable.Range(1, Math.Min(3, entries.Count)).Select(columns => LegendBlock.Create(entries, columns))];
        var fitting = blocks.Where(block => block.Width <= room.Width && block.Height <= room.Height).ToArray();
        return fitting.Select(block => InCorner(block, occupancy, room)).FirstOrDefault(place => place is not null)
            ?? fitting.Select(block => AtBorder(block, occupancy, room)).FirstOrDefault(place => place is not null)
            ?? Outside(blocks, width, height);
    }

    private static LegendPlacement? InCorner(LegendBlock block, Occupancy occupancy, SvgBox room)
    {
        double right = room.Right - block.Width, bottom = room.Bottom - block.Height;
        LegendPlacement? best = null;
        double widest = 0;
        foreach (var (x, y) in ((double, double)[])[(right, room.Y), (room.X, bottom), (room.X, room.Y), (right, bottom)])
        {
            double clearance = ClearanceOf(new SvgBox(x, y, block.Width, block.Height), occupancy);
            if (clearance <= widest) continue;
            (best, widest) = (new LegendPlacement(block, x, y, IsOutside: false), clearance);
        }

        return best;
    }

    private static LegendPlacement? AtBorder(LegendBlock block, Occupancy occupancy, SvgBox room)
    {
        double right = room.Right - block.Width, bottom = room.Bottom - block.Height;
        List<(double X, double Y)> places = [];
        for (double x = room.X; x <= right; x += Step) places.AddRange([(x, room.Y), (x, bottom)]);
        for (double y = room.Y; y <= bottom; y += Step) places.AddRange([(right, y), (room.X, y)]);
        foreach (var (x, y) in places)
        {
            if (occupancy.Count(new SvgBox(x, y, block.Width, block.Height).Grown(Clearance)) == 0)
                return new LegendPlacement(block, x, y, IsOutside: false);
        }

        return null;
    }

    private static LegendPlacement Outside(LegendBlock[] blocks, double width, double height)
    {
        var block = blocks.FirstOrDefault(candidate => candidate.Height <= height) ?? blocks[^1];
        return new LegendPlacement(block, width + OutsideGap, 0, IsOutside: true);
    }

    private static double ClearanceOf(SvgBox box, Occupancy occupancy)
    {
        double clear = 0;
        for (double by = Clearance; by <= LargestClearance && occupancy.Count(box.Grown(by)) == 0; by += Clearance) clear = by;
        return clear;
    }
}
