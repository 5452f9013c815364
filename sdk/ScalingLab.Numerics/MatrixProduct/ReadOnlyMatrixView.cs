namespace ScalingLab.Numerics;

/// <summary>
/// A matrix, not writable, over memory that the caller owns: element (i, j) is at offset
/// i·<see cref="RowStride"/> + j·<see cref="ColumnStride"/> of the span. A stride of 0 repeats a row or a column.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public readonly ref struct ReadOnlyMatrixView<T>
    where T : unmanaged
{
    private readonly ReadOnlySpan<T> elements;

    /// <summary>A row-major matrix without gaps: the first rows·columns elements of the span.</summary>
    /// <param name="elements">The memory; its first element is element (0, 0).</param>
    /// <param name="rows">Number of rows, at least 0.</param>
    /// <param name="columns">Number of columns, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is negative.</exception>
    /// <exception cref="ArgumentException">The span is too short for the shape.</exception>
    public ReadOnlyMatrixView(ReadOnlySpan<T> elements, int rows, int columns)
        : this(elements, rows, columns, columns, 1)
    {
    }

    /// <summary>A matrix with any strides.</summary>
    /// <param name="elements">The memory; its first element is element (0, 0).</param>
    /// <param name="rows">Number of rows, at least 0.</param>
    /// <param name="columns">Number of columns, at least 0.</param>
    /// <param name="rowStride">Distance from element (i, j) to (i + 1, j), at least 0.</param>
    /// <param name="columnStride">Distance from element (i, j) to (i, j + 1), at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A dimension or a stride is negative.</exception>
    /// <exception cref="ArgumentException">The span is too short for the shape.</exception>
    public ReadOnlyMatrixView(ReadOnlySpan<T> elements, int rows, int columns, int rowStride, int columnStride)
    {
        MatrixShape.CheckLayout(elements.Length, rows, columns, rowStride, columnStride);
        this.elements = elements;
        Rows = rows;
        Columns = columns;
        RowStride = rowStride;
        ColumnStride = columnStride;
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Distance, in elements, from one row to the next.</summary>
    public int RowStride { get; }

    /// <summary>Distance, in elements, from one column to the next.</summary>
    public int ColumnStride { get; }

    /// <summary>Whether the matrix has no element.</summary>
    public bool IsEmpty => Rows == 0 || Columns == 0;

    /// <summary>The same elements with rows and columns exchanged.</summary>
    public ReadOnlyMatrixView<T> Transposed => new(elements, Columns, Rows, ColumnStride, RowStride);

    internal ref readonly T Origin => ref System.Runtime.InteropServices.MemoryMarshal.GetReference(elements);

    /// <summary>The element in a row and a column.</summary>
    /// <param name="row">0 ≤ row &lt; <see cref="Rows"/>.</param>
    /// <param name="column">0 ≤ column &lt; <see cref="Columns"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside the matrix.</exception>
    public ref readonly T this[int row, int column]
    {
        get
        {
            MatrixShape.CheckIndex(row, column, Rows, Columns);
            return ref elements[(row * RowStride) + (column * ColumnStride)];
        }
    }

    /// <summary>The block of <paramref name="rows"/> × <paramref name="columns"/> elements that starts at (row, column).</summary>
    /// <param name="row">First row.</param>
    /// <param name="column">First column.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">The block reaches outside the matrix.</exception>
    public ReadOnlyMatrixView<T> Submatrix(int row, int column, int rows, int columns)
    {
        MatrixShape.CheckBlock(row, column, rows, columns, Rows, Columns);
        return rows == 0 || columns == 0
            ? new ReadOnlyMatrixView<T>([], rows, columns)
            : new ReadOnlyMatrixView<T>(elements[((row * RowStride) + (column * ColumnStride))..], rows, columns, RowStride, ColumnStride);
    }
}
