namespace ScalingLab.Numerics;

/// <summary>A matrix whose memory is pinned and whose shape was checked: what the kernels see.</summary>
internal readonly unsafe struct StridedPointer<T>(T* origin, int rows, int columns, nint rowStride, nint columnStride)
    where T : unmanaged
{
    public readonly T* Origin = origin;
    public readonly int Rows = rows;
    public readonly int Columns = columns;
    public readonly nint RowStride = rowStride;
    public readonly nint ColumnStride = columnStride;

    public StridedPointer<T> Transposed => new(Origin, Columns, Rows, ColumnStride, RowStride);

    public T* At(nint row, nint column) => Origin + (row * RowStride) + (column * ColumnStride);

    public StridedPointer<T> Block(int row, int column, int rows, int columns) =>
        new(At(row, column), rows, columns, RowStride, ColumnStride);
}
