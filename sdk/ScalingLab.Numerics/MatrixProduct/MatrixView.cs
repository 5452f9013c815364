namespace ScalingLab.Numerics;

/// <summary>
/// A matrix over memory that the caller owns: element (i, j) is at offset i·<see cref="RowStride"/> + j·<see cref="ColumnStride"/> of the
/// span. Transposing and cutting out a submatrix copy nothing. Distinct elements lie at distinct offsets.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public readonly ref struct MatrixView<T>
    where T : unmanaged
{
    private readonly Span<T> elements;

    /// <summary>A row-major matrix without gaps: the first rows·columns elements of the span.</summary>
    /// <param name="elements">The memory; its first element is element (0, 0).</param>
    /// <param name="rows">Number of rows, at least 0.</param>
    /// <param name="columns">Number of columns, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is negative.</exception>
    /// <exception cref="ArgumentException">The span is too short for the shape.</exception>
    public MatrixView(Span<T> elements, int rows, int columns)
        : this(elements, rows, columns, Math.Max(columns, 1), 1)
    {
    }

    /// <summary>A matrix with any strides.</summary>
    /// <param name="elements">The memory; its first element is element (0, 0).</param>
    /// <param name="rows">Number of rows, at least 0.</param>
    /// <param name="columns">Number of columns, at least 0.</param>
    /// <param name="rowStride">Distance from element (i, j) to (i + 1, j), at least 1.</param>
    /// <param name="columnStride">Distance from element (i, j) to (i, j + 1), at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is negative or a stride less than 1.</exception>
    /// <exception cref="ArgumentException">The span is too short for the shape, or two elements would share an offset.</exception>
    public MatrixView(Span<T> elements, int rows, int columns, int rowStride, int columnStride)
    {
        MatrixShape.CheckLayout(elements.Length, rows, columns, rowStride, columnStride);
        MatrixShape.CheckDistinct(rows, columns, rowStride, columnStride);
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
    public MatrixView<T> Transposed => new(elements, Columns, Rows, ColumnStride, RowStride);

    internal ref T Origin => ref System.Runtime.InteropServices.MemoryMarshal.GetReference(elements);

    /// <summary>The element in a row and a column.</summary>
    /// <param name="row">0 ≤ row &lt; <see cref="Rows"/>.</param>
    /// <param name="column">0 ≤ column &lt; <see cref="Columns"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside the matrix.</exception>
    public ref T this[int row, int column]
    {
        get
        {
            MatrixShape.CheckIndex(row, column, Rows, Columns);
            return ref elements[(row * RowStride) + (column * ColumnStride)];
        }
    }

    /// <summary>The same matrix, not writable.</summary>
    /// <param name="view">The matrix.</param>
    public static implicit operator ReadOnlyMatrixView<T>(MatrixView<T> view) =>
        new(view.elements, view.Rows, view.Columns, view.RowStride, view.ColumnStride);

    /// <summary>The block of <paramref name="rows"/> × <paramref name="columns"/> elements that starts at (row, column).</summary>
    /// <param name="row">First row.</param>
    /// <param name="column">First column.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">The block reaches outside the matrix.</exception>
    public MatrixView<T> Submatrix(int row, int column, int rows, int columns)
    {
        MatrixShape.CheckBlock(row, column, rows, columns, Rows, Columns);
        return rows == 0 || columns == 0
            ? new MatrixView<T>([], rows, columns)
            : new MatrixView<T>(elements[((row * RowStride) + (column * ColumnStride))..], rows, columns, RowStride, ColumnStride);
    }
}
