using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.Numerics;

/// <summary>
/// C = alpha A B + beta C on one thread by cache blocks: a block of A and a panel of B stay in the second cache. A is read in place when C
/// has so few columns that packing would not pay, B when C has so few rows.
/// </summary>
internal static unsafe class BlockedProduct<T, TVector>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : unmanaged
{
    private const int DepthBlock = 512;
    private const int RowBlock = 128;
    private const int ColumnBlock = 2016;
    private const int NarrowColumnBlock = 240;
    private const int InPlaceColumns = 64;
    private const int InPlaceRows = 8;
    private const int InPlaceRowsCached = 48;
    private const int FirstCache = 1 << 15;
    private const int SecondCache = 1 << 21;
    private const int CacheLine = 64;
    private const int MaximumTile = 8 * 3 * 64 / sizeof(float);

    private static int TileRows => typeof(TVector) == typeof(Vector512<T>) ? 8 : 4;

    public static void Multiply(StridedPointer<T> a, StridedPointer<T> b, StridedPointer<T> c, T alpha, T beta)
    {
        bool packA = b.Columns > InPlaceColumns;
        bool cached = (long)b.Rows * b.Columns * sizeof(T) <= SecondCache;
        bool packB = a.Rows > (cached ? InPlaceRowsCached : InPlaceRows) || b.ColumnStride != 1;
        int lanes = Lanes<T, TVector>.Count;
        int depthBlock = EvenBlock(a.Columns, DepthBlock, 4);
        int rowBlock = EvenBlock(a.Rows, RowBlock, TileRows);
        int columnBlock = EvenBlock(b.Columns, rowBlock < a.Rows ? ColumnBlock : NarrowColumnBlock, 3 * lanes);
        nint line = CacheLine / sizeof(T);
        nint bSize = (packB ? RoundUp(columnBlock, lanes) : b.Columns % lanes == 0 ? 0 : lanes) * depthBlock;
        bSize = (bSize + line - 1) / line * line;
        using var buffer = new PackingBuffer<T>(bSize + (packA ? (nint)rowBlock * depthBlock : 0));
        T* bPanels = buffer.Origin;
        T* aPanels = packA ? bPanels + bSize : null;

        for (int k = 0; k < a.Columns; k += depthBlock)
        {
            int depth = Math.Min(depthBlock, a.Columns - k);
            T betaHere = k == 0 ? beta : T.One;
            for (int column = 0; column < b.Columns; column += columnBlock)
            {
                int columns = Math.Min(columnBlock, b.Columns - column);
                StridedPointer<T> bBlock = b.Block(k, column, depth, columns);
                if (packB)
                {
                    PackB(bBlock, bPanels);
                }

                for (int row = 0; row < a.Rows; row += rowBlock)
                {
                    int rows = Math.Min(rowBlock, a.Rows - row);
                    StridedPointer<T> aBlock = a.Block(row, k, rows, depth);
                    StridedPointer<T> cBlock = c.Block(row, column, rows, columns);
                    if (packA && (column == 0 || rows < a.Rows))
                    {
                        PackA(aBlock, aPanels);
                    }

                    if (packB)
                    {
                        int nextRows = Math.Min(rowBlock, a.Rows - row - rows);
                        StridedPointer<T> aNext = a.Block(row + rows, k, packA ? nextRows : 0, depth);
                        StridedPointer<T> cNext = c.Block(row + rows, column, nextRows, columns);
                        MultiplyPacked(aBlock, aPanels, bPanels, cBlock, alpha, betaHere, aNext, cNext);
                    }
                    else
                    {
                        MultiplyInPlace(aBlock, aPanels, bBlock, bPanels, cBlock, alpha, betaHere);
                    }
                }
            }
        }
    }

    private static void PackA(StridedPointer<T> a, T* panels)
    {
        for (int row = 0; row < a.Rows;)
        {
            int rows = PanelRows(a.Rows - row);
            ProductPacking<T, TVector>.PackRows(a.Block(row, 0, rows, a.Columns), panels + ((nint)row * a.Columns));
            row += rows;
        }
    }

    private static void PackB(StridedPointer<T> b, T* panels)
    {
        int lanes = Lanes<T, TVector>.Count;
        int registers = RoundUp(b.Columns, lanes) / lanes;
        int wide = Math.Min(b.Columns, (registers % 3 == 1 ? Math.Max(registers - 4, 0) : registers - (registers % 3)) * lanes);
        if (wide > 0)
        {
            ProductPacking<T, TVector>.PackColumns(b.Block(0, 0, b.Rows, wide), panels, 3 * lanes);
        }

        if (wide < b.Columns)
        {
            int width = PanelRegisters(RoundUp(b.Columns - wide, lanes) / lanes) * lanes;
            ProductPacking<T, TVector>.PackColumns(b.Block(0, wide, b.Rows, b.Columns - wide), panels + ((nint)wide * b.Rows), width);
        }
    }

    private static void MultiplyPacked(
        StridedPointer<T> a,
        T* aPanels,
        T* bPanels,
        StridedPointer<T> c,
        T alpha,
        T beta,
        StridedPointer<T> aNext,
        StridedPointer<T> cNext)
    {
        int lanes = Lanes<T, TVector>.Count;
        int tiles = (c.Rows + TileRows - 1) / TileRows;
        bool plan = (nint)c.Columns * a.Columns * sizeof(T) > FirstCache;
        for (int column = 0; column < c.Columns;)
        {
            int registers = PanelRegisters(RoundUp(c.Columns - column, lanes) / lanes);
            int width = registers * lanes;
            int columns = Math.Min(width, c.Columns - column);
            int after = column + columns;
            bool last = after == c.Columns;
            StridedPointer<T> cAfter = last ? cNext.Block(0, 0, cNext.Rows, columns) : c.Block(0, after, c.Rows, Math.Min(width, c.Columns - after));
            int panelsLeft = (c.Columns - column + width - 1) / width;
            PanelPrefetch<T> prefetch = plan
                ? new(bPanels + (last ? 0 : (nint)after * a.Columns), (nint)width * a.Columns, cAfter, aNext, tiles, Math.Max(a.Columns / 4, 1), panelsLeft)
                : default;
            MultiplyPanel(
                a, aPanels, bPanels + ((nint)column * a.Columns), width, rightPacked: true, registers, c.Block(0, column, c.Rows, columns), alpha, beta, prefetch);
            column = after;
        }
    }

    private static void MultiplyInPlace(
        StridedPointer<T> a, T* aPanels, StridedPointer<T> b, T* padded, StridedPointer<T> c, T alpha, T beta)
    {
        int lanes = Lanes<T, TVector>.Count;
        int whole = c.Columns / lanes * lanes;
        for (int column = 0; column < whole;)
        {
            int registers = PanelRegisters((whole - column) / lanes);
            int columns = registers * lanes;
            MultiplyPanel(
                a, aPanels, b.At(0, column), b.RowStride, rightPacked: false, registers, c.Block(0, column, c.Rows, columns), alpha, beta, default);
            column += columns;
        }

        if (whole < c.Columns)
        {
            // A whole register past the last column would be memory that is not the caller's.
            int columns = c.Columns - whole;
            ProductPacking<T, TVector>.PackColumns(b.Block(0, whole, b.Rows, columns), padded, lanes);
            MultiplyPanel(a, aPanels, padded, lanes, rightPacked: true, 1, c.Block(0, whole, c.Rows, columns), alpha, beta, default);
        }
    }

    [SkipLocalsInit]
    private static void MultiplyPanel(
        StridedPointer<T> a,
        T* aPanels,
        T* bPanel,
        nint bStep,
        bool rightPacked,
        int registers,
        StridedPointer<T> c,
        T alpha,
        T beta,
        in PanelPrefetch<T> prefetch)
    {
        int width = registers * Lanes<T, TVector>.Count;
        bool direct = c.ColumnStride == 1 && c.Columns == width;
        T* tile = stackalloc T[MaximumTile];
        int index = 0;
        for (int row = 0; row < c.Rows; index++)
        {
            int rows = PanelRows(c.Rows - row);
            T* aPanel = aPanels == null ? a.At(row, 0) : aPanels + ((nint)row * a.Columns);
            T* target = direct ? c.At(row, 0) : tile;
            TileAhead<T> ahead = prefetch.IsPlanned ? prefetch.Tile(index) : default;
            ProductTiles<T, TVector>.Run(
                rows,
                registers,
                aPanels != null,
                rightPacked,
                a.Columns,
                aPanel,
                a.RowStride,
                a.ColumnStride,
                bPanel,
                bStep,
                target,
                direct ? c.RowStride : width,
                alpha,
                direct ? beta : T.Zero,
                prefetch.IsPlanned ? &ahead : null);
            if (!direct)
            {
                Merge(tile, width, c.Block(row, 0, rows, c.Columns), beta);
            }

            row += rows;
        }
    }

    private static void Merge(T* tile, int width, StridedPointer<T> c, T beta)
    {
        for (int i = 0; i < c.Rows; i++)
        {
            T* line = tile + (i * width);
            for (int j = 0; j < c.Columns; j++)
            {
                T* element = c.At(i, j);
                *element = beta == T.Zero ? line[j] : T.MultiplyAddEstimate(beta, *element, line[j]);
            }
        }
    }

    /// <summary>The size of equal blocks, none above the largest, so that none is left over that is too small to be worth its packing.</summary>
    private static int EvenBlock(int length, int largest, int multiple)
    {
        if (length <= largest)
        {
            return length;
        }

        int blocks = (length + largest - 1) / largest;
        return RoundUp((length + blocks - 1) / blocks, multiple);
    }

    private static int RoundUp(int count, int lanes) => (count + lanes - 1) / lanes * lanes;

    private static int PanelRows(int left) => left >= TileRows ? TileRows : left >= 4 ? 4 : left >= 2 ? 2 : 1;

    // Four registers are two and two, because a panel of one register cannot keep the multipliers busy.
    private static int PanelRegisters(int left) => left >= 5 || left == 3 ? 3 : left >= 2 ? 2 : 1;
}
