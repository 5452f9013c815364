namespace ScalingLab.Numerics;

/// <summary>The checks that every matrix operation makes once, before its loops.</summary>
internal static class MatrixShape
{
    public static string Text(int rows, int columns) => FormattableString.Invariant($"{rows}×{columns}");

    public static void CheckLayout(int length, int rows, int columns, int rowStride, int columnStride)
    {
        if (rows < 0 || columns < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(rows), $"A matrix cannot have the shape {Text(rows, columns)}: both dimensions must be at least 0.");
        }

        if (rowStride < 0 || columnStride < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(rowStride), FormattableString.Invariant($"The strides ({rowStride}, {columnStride}) must not be negative."));
        }

        if (rows == 0 || columns == 0)
        {
            return;
        }

        long last = ((rows - 1L) * rowStride) + ((columns - 1L) * columnStride);
        if (last >= length)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"A {Text(rows, columns)} matrix with strides ({rowStride}, {columnStride}) needs {last + 1} elements, but the span has {length}."));
        }
    }

    public static void CheckDistinct(int rows, int columns, int rowStride, int columnStride)
    {
        if (rows == 0 || columns == 0)
        {
            return;
        }

        bool rowsDistinct = rows == 1 || (rowStride >= 1 && (rowStride > (columns - 1L) * columnStride || columnStride > (rows - 1L) * rowStride));
        bool columnsDistinct = columns == 1 || (columnStride >= 1 && (rows == 1 || rowsDistinct));
        if (!rowsDistinct || !columnsDistinct)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The strides ({rowStride}, {columnStride}) let elements of a {Text(rows, columns)} matrix share memory, so it cannot be written to. Give one stride that spans the other dimension."));
        }
    }

    public static void CheckIndex(int row, int column, int rows, int columns)
    {
        if ((uint)row >= (uint)rows || (uint)column >= (uint)columns)
        {
            throw new ArgumentOutOfRangeException(
                nameof(row), FormattableString.Invariant($"Element ({row}, {column}) is outside the {Text(rows, columns)} matrix."));
        }
    }

    public static void CheckBlock(int row, int column, int blockRows, int blockColumns, int rows, int columns)
    {
        if (row < 0 || column < 0 || blockRows < 0 || blockColumns < 0 || row > rows - blockRows || column > columns - blockColumns)
        {
            throw new ArgumentOutOfRangeException(
                nameof(row),
                FormattableString.Invariant($"The block {Text(blockRows, blockColumns)} at ({row}, {column}) reaches outside the {Text(rows, columns)} matrix."));
        }
    }

    public static void CheckProduct(int aRows, int aColumns, int bRows, int bColumns, int cRows, int cColumns)
    {
        if (aRows == 0 || aColumns == 0 || bRows == 0 || bColumns == 0)
        {
            throw new ArgumentException(
                $"A is {Text(aRows, aColumns)} and B is {Text(bRows, bColumns)}: a product needs at least one row and one column of each.");
        }

        if (aColumns != bRows)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"A is {Text(aRows, aColumns)} and B is {Text(bRows, bColumns)}: A has {aColumns} columns but B has {bRows} rows. Transpose one of them or correct the shape."));
        }

        if (cRows != aRows || cColumns != bColumns)
        {
            throw new ArgumentException(
                $"A is {Text(aRows, aColumns)} and B is {Text(bRows, bColumns)}, so that the result must be {Text(aRows, bColumns)}, but C is {Text(cRows, cColumns)}.");
        }
    }

    public static void CheckSquare(int rows, int columns)
    {
        if (rows != columns || rows == 0)
        {
            throw new ArgumentException($"The matrix is {Text(rows, columns)}: it must be square, with at least one row.");
        }
    }

    public static void CheckThreads(int threads)
    {
        if (threads < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(threads), FormattableString.Invariant($"The number of threads is {threads}; it must be at least 1."));
        }
    }
}
