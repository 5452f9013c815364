namespace ScalingLab.Numerics;

/// <summary>
/// What the tiles of one panel fetch into the second cache while they compute, each a share: the next panel of B; the part of C that it
/// will add to; and, in the last panels before the next block of A, the rows of that block.
/// </summary>
/// <remarks>
/// A panel of C is fetched column of lines by column of lines, as many rows with each tile as the tile has steps. Where C has too few rows
/// for that, the tiles fetch their own parts of it.
/// </remarks>
internal readonly unsafe struct PanelPrefetch<T>
    where T : unmanaged
{
    private const int CacheLine = 64;

    private readonly T* panel;
    private readonly nint panelShare;
    private readonly nint panelStep;
    private readonly int steps;
    private readonly int linesPerRow;
    private readonly int cTiles;
    private readonly int firstRow;
    private readonly StridedPointer<T> c;
    private readonly StridedPointer<T> a;

    /// <param name="panel">The next panel of B.</param>
    /// <param name="size">How many numbers it has.</param>
    /// <param name="c">What it will add to; no rows if there is none.</param>
    /// <param name="a">The next block of A; no rows if there is none.</param>
    /// <param name="tiles">How many tiles the panel at hand has.</param>
    /// <param name="steps">How many lines of either kind a tile can fetch, at least 1.</param>
    /// <param name="panelsLeft">How many panels there are before the next block of A, this one included.</param>
    public PanelPrefetch(T* panel, nint size, StridedPointer<T> c, StridedPointer<T> a, int tiles, int steps, int panelsLeft)
    {
        int line = CacheLine / sizeof(T);
        this.panel = panel;
        this.c = c;
        this.a = a;
        this.steps = steps;
        panelShare = size / tiles;
        panelStep = Math.Min((panelShare + steps - 1) / steps, line);
        if (2 * c.Rows >= steps)
        {
            linesPerRow = (c.Columns + line - 1) / line;
            cTiles = linesPerRow * ((c.Rows + steps - 1) / steps);
        }

        firstRow = a.Rows - (panelsLeft * Math.Max(tiles - cTiles, 0)) - cTiles;
    }

    public bool IsPlanned => panel != null;

    public TileAhead<T> Tile(int index)
    {
        T* near = panel + (index * panelShare);
        if (cTiles == 0)
        {
            return new(near, panelStep, null, 0);
        }

        if (index < cTiles)
        {
            T* lines = c.At((nint)(index / linesPerRow) * steps, (nint)(index % linesPerRow) * (CacheLine / sizeof(T)));
            return new(near, panelStep, lines, c.RowStride);
        }

        int row = firstRow + index;
        return row >= 0 && row < a.Rows && a.ColumnStride == 1
            ? new(near, panelStep, a.At(row, 0), (a.Columns + steps - 1) / steps)
            : new(near, panelStep, panel, 0);
    }
}
