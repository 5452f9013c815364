using ScalingLab.Numerics;

namespace ScalingLab.KernelRegression;

/// <summary>A matrix that gets more rows as examples arrive.</summary>
internal sealed class GrowingRows(int columns)
{
    private double[] _elements = [];

    public int Rows { get; private set; }

    public int Columns => columns;

    public ReadOnlyMatrixView<double> View => new(_elements.AsSpan(0, Rows * columns), Rows, columns);

    /// <summary>Adds rows, to be filled by the caller.</summary>
    public Span<double> Add(int rows)
    {
        int needed = checked((Rows + rows) * columns);
        if (needed > _elements.Length) Array.Resize(ref _elements, Math.Max(needed, (int)Math.Min(2L * _elements.Length, Array.MaxLength)));
        Span<double> added = _elements.AsSpan(Rows * columns, rows * columns);
        Rows += rows;
        return added;
    }
}
