using System.Numerics;
using System.Runtime.Intrinsics;

namespace ScalingLab.Numerics;

/// <summary>
/// C = alpha A B + beta C on one thread by cache blocks: a panel of B stays in the first cache, a block of A in the second. A is read in
/// place when C has so few columns that packing would not pay, B when C has so few rows.
/// </summary>
internal static unsafe class BlockedProduct<T, TVector>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : unmanaged
{
    private const int DepthBlock = 256;
    private const int RowBlock = 192;
    private const int ColumnBlock = 2016;
    private const int InPlaceColumns = 64;
    private const int InPlaceRows = 16;
    private const int InPlaceRowsCached = 48;
    private const int SecondCache = 1 << 21;
    private const int CacheLine = 64;
    private const int MaximumTile = 8 * 3 * 64 / sizeof(float);

    private static int TileRows => typeof(TVector) == typeof(Vector512<T>) ? 8 : 4;

    public static void Multiply(StridedPointer<T> a, StridedPointer<T> b, StridedPointer<T> c, T alpha, T beta)
    {
        bool packA = b.Columns > InPlaceColumns;
        bool cached = (long)b.Rows * b.Columns * sizeof(T) <= SecondCache;
        bool packB = a.Rows > (cached ? InPlaceRowsCached : InPlaceRows) || b.ColumnStride != 1;
        int depthBlock = Math.Min(DepthBlock, a.Columns);
        int rowBlock = Math.Min(RowBlock, a.Rows);
        int columnBlock = Math.Min(ColumnBlock, b.Columns);
        int lanes = Lanes<T, TVector>.Count;
        nint line = CacheLine / sizeof(T);
        nint bSize = (packB ? RoundUp(columnBlock, lanes) : lanes) * depthBlock;
        bSize = (bSize + line - 1) / line * line;
        using var buffer = new PackingBuffer<T>(bSize + (packA ? (nint)rowBlock * depthBlock : 0));
        T* bPanels = buffer.Origin;
        T* aPanels = packA ? bPanels + bSize : null;

        for (int column = 0; column < b.Columns; column += columnBlock)
        {
            int columns = Math.Min(columnBlock, b.Columns - column);
            for (int k = 0; k < a.Columns; k += depthBlock)
            {
                int depth = Math.Min(depthBlock, a.Columns - k);
                T betaHere = k == 0 ? beta : T.One;
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
                    if (packA)
                    {
                        PackA(aBlock, aPanels);
                    }

                    if (packB)
                    {
                        MultiplyPacked(aBlock, aPanels, bPanels, cBlock, alpha, betaHere);
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

    private static void MultiplyPacked(StridedPointer<T> a, T* aPanels, T* bPanels, StridedPointer<T> c, T alpha, T beta)
    {
        int lanes = Lanes<T, TVector>.Count;
        for (int column = 0; column < c.Columns;)
        {
            int registers = PanelRegisters(RoundUp(c.Columns - column, lanes) / lanes);
            int width = registers * lanes;
            int columns = Math.Min(width, c.Columns - column);
            MultiplyPanel(
                a, aPanels, bPanels + ((nint)column * a.Columns), width, rightPacked: true, registers, c.Block(0, column, c.Rows, columns), alpha, beta);
            column += columns;
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
                a, aPanels, b.At(0, column), b.RowStride, rightPacked: false, registers, c.Block(0, column, c.Rows, columns), alpha, beta);
            column += columns;
        }

        if (whole < c.Columns)
        {
            // A whole register past the last column would be memory that is not the caller's.
            int columns = c.Columns - whole;
            ProductPacking<T, TVector>.PackColumns(b.Block(0, whole, b.Rows, columns), padded, lanes);
            MultiplyPanel(a, aPanels, padded, lanes, rightPacked: true, 1, c.Block(0, whole, c.Rows, columns), alpha, beta);
        }
    }

    private static void MultiplyPanel(
        StridedPointer<T> a, T* aPanels, T* bPanel, nint bStep, bool rightPacked, int registers, StridedPointer<T> c, T alpha, T beta)
    {
        int width = registers * Lanes<T, TVector>.Count;
        bool direct = c.ColumnStride == 1 && c.Columns == width;
        T* tile = stackalloc T[MaximumTile];

        // While this panel of B is used, the next one is fetched, a share with each tile.
        nint share = rightPacked && aPanels != null ? width * (nint)a.Columns * TileRows / Math.Max(c.Rows, TileRows) : 0;
        T* ahead = bPanel + (width * (nint)a.Columns);
        for (int row = 0; row < c.Rows;)
        {
            int rows = PanelRows(c.Rows - row);
            for (nint i = 0; i < share; i += CacheLine / sizeof(T))
            {
                Lanes<T, TVector>.PrefetchSecond(ahead + i);
            }

            ahead += share;
            T* aPanel = aPanels == null ? a.At(row, 0) : aPanels + ((nint)row * a.Columns);
            T* target = direct ? c.At(row, 0) : tile;
            ProductTiles<T, TVector>.Run(
                rows, registers, aPanels != null, rightPacked, a.Columns, aPanel, a.RowStride, a.ColumnStride, bPanel, bStep, target, direct ? c.RowStride : width, alpha, direct ? beta : T.Zero);
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

    private static int RoundUp(int count, int lanes) => (count + lanes - 1) / lanes * lanes;

    private static int PanelRows(int left) => left >= TileRows ? TileRows : left >= 4 ? 4 : left >= 2 ? 2 : 1;

    // Four registers are two and two, because a panel of one register cannot keep the multipliers busy.
    private static int PanelRegisters(int left) => left >= 5 || left == 3 ? 3 : left >= 2 ? 2 : 1;
}
