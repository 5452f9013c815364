using System.Numerics;

namespace ScalingLab.Numerics.Tests;

/// <summary>How the elements of a test matrix lie in its buffer.</summary>
internal enum Layout
{
    RowMajor,
    ColumnMajor,
    PaddedRows,
    PaddedColumns,
    EveryThird,
}

/// <summary>A matrix inside a larger buffer whose other elements are a canary: NaN, so that reading one shows, and compared bit for bit.</summary>
internal sealed class TestMatrix<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Border = 70;
    private readonly T[] buffer;
    private readonly int rowStride;
    private readonly int columnStride;

    public TestMatrix(int rows, int columns, Layout layout, Random? random)
    {
        Rows = rows;
        Columns = columns;
        (rowStride, columnStride) = layout switch
        {
            Layout.RowMajor => (Math.Max(columns, 1), 1),
            Layout.ColumnMajor => (1, Math.Max(rows, 1)),
            Layout.PaddedRows => (columns + 5, 1),
            Layout.PaddedColumns => (1, rows + 3),
            _ => ((3 * columns) + 2, 3),
        };
        buffer = new T[(2 * Border) + (Math.Max(rows - 1, 0) * rowStride) + (Math.Max(columns - 1, 0) * columnStride) + 1];
        Array.Fill(buffer, T.NaN);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                this[i, j] = random is null ? T.Zero : T.CreateChecked((2 * random.NextDouble()) - 1);
            }
        }
    }

    public int Rows { get; }

    public int Columns { get; }

    public MatrixView<T> View => new(buffer.AsSpan(Border, buffer.Length - (2 * Border)), Rows, Columns, rowStride, columnStride);

    public T this[int row, int column]
    {
        get => buffer[Border + (row * rowStride) + (column * columnStride)];
        set => buffer[Border + (row * rowStride) + (column * columnStride)] = value;
    }

    public T[,] Values()
    {
        var values = new T[Rows, Columns];
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
            {
                values[i, j] = this[i, j];
            }
        }

        return values;
    }

    public void AssertCanaryUntouched()
    {
        var isElement = new bool[buffer.Length];
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
            {
                isElement[Border + (i * rowStride) + (j * columnStride)] = true;
            }
        }

        for (int i = 0; i < buffer.Length; i++)
        {
            Assert.True(isElement[i] || T.IsNaN(buffer[i]), $"Element {i - Border} outside the matrix was written.");
        }
    }
}
