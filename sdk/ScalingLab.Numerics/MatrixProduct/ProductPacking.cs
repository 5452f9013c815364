using System.Numerics;

namespace ScalingLab.Numerics;

/// <summary>Copies blocks of A and B into panels that the kernel reads from front to back.</summary>
internal static unsafe class ProductPacking<T, TVector>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : unmanaged
{
    private const int RowGroup = 8;

    /// <summary>One panel of A: element (r, k) goes to k·rows + r.</summary>
    public static void PackRows(StridedPointer<T> a, T* panel) => Interleave(a, panel, a.Rows);

    /// <summary>
    /// Panels of B, <paramref name="width"/> columns each and the last filled up with zeros: row k of a panel goes to k·width. A few rows of
    /// all panels at a time, so that B is read along its rows.
    /// </summary>
    public static void PackColumns(StridedPointer<T> b, T* panels, int width)
    {
        if (b.ColumnStride != 1)
        {
            for (int column = 0; column < b.Columns; column += width)
            {
                int columns = Math.Min(width, b.Columns - column);
                T* panel = panels + ((nint)column * b.Rows);
                for (int j = 0; j < columns; j += RowGroup)
                {
                    Interleave(b.Block(0, column + j, b.Rows, Math.Min(RowGroup, columns - j)).Transposed, panel + j, width);
                }

                ClearPadding(panel, b.Rows, columns, width);
            }

            return;
        }

        for (int row = 0; row < b.Rows; row += RowGroup)
        {
            int rows = Math.Min(RowGroup, b.Rows - row);
            for (int column = 0; column < b.Columns; column += width)
            {
                int columns = Math.Min(width, b.Columns - column);
                T* panel = panels + ((nint)column * b.Rows) + ((nint)row * width);
                if (columns == width)
                {
                    CopyWhole(b.Block(row, column, rows, columns), panel);
                    continue;
                }

                for (int k = 0; k < rows; k++)
                {
                    new ReadOnlySpan<T>(b.At(row + k, column), columns).CopyTo(new Span<T>(panel + (k * width), columns));
                }

                ClearPadding(panel, rows, columns, width);
            }
        }
    }

    /// <summary>Whole registers: a call to copy each line of a few hundred bytes would cost more than the copy.</summary>
    private static void CopyWhole(StridedPointer<T> b, T* panel)
    {
        T* source = b.Origin;
        for (int k = 0; k < b.Rows; k++, source += b.RowStride)
        {
            for (int j = 0; j < b.Columns; j += Lanes<T, TVector>.Count, panel += Lanes<T, TVector>.Count)
            {
                Lanes<T, TVector>.Store(panel, Lanes<T, TVector>.Load(source + j));
            }
        }
    }

    private static void ClearPadding(T* panel, int rows, int columns, int width)
    {
        for (int k = 0; columns < width && k < rows; k++)
        {
            new Span<T>(panel + ((nint)k * width) + columns, width - columns).Clear();
        }
    }

    private static void Interleave(StridedPointer<T> lines, T* destination, nint step)
    {
        nint stride = lines.RowStride;
        nint next = lines.ColumnStride;
        T* source = lines.Origin;
        if (next == 1 && lines.Rows % RegisterTranspose<T>.Order == 0 && RegisterTranspose<T>.IsSupported)
        {
            for (int r = 0; r < lines.Rows; r += RegisterTranspose<T>.Order)
            {
                RegisterTranspose<T>.Run(source + (r * stride), stride, lines.Columns, destination + r, step);
            }

            return;
        }

        if (lines.Rows == 8)
        {
            for (int k = 0; k < lines.Columns; k++, source += next, destination += step)
            {
                destination[0] = source[0];
                destination[1] = source[stride];
                destination[2] = source[2 * stride];
                destination[3] = source[3 * stride];
                destination[4] = source[4 * stride];
                destination[5] = source[5 * stride];
                destination[6] = source[6 * stride];
                destination[7] = source[7 * stride];
            }

            return;
        }

        for (int k = 0; k < lines.Columns; k++, source += next, destination += step)
        {
            for (int r = 0; r < lines.Rows; r++)
            {
                destination[r] = source[r * stride];
            }
        }
    }
}
