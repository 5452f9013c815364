using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>A square matrix over times that grows as time goes on.</summary>
internal sealed class GrowingMatrix
{
    private double[] _elements = [];

    /// <summary>Times there is room for.</summary>
    public int Capacity { get; private set; }

    public void Reserve(int capacity)
    {
        if (capacity <= Capacity) return;
        double[] larger = new double[(long)capacity * capacity];
        for (int t = 0; t < Capacity; t++) _elements.AsSpan(t * Capacity, Capacity).CopyTo(larger.AsSpan(t * capacity));
        (_elements, Capacity) = (larger, capacity);
    }

    /// <summary>The first <paramref name="length"/> elements of row t.</summary>
    public Span<double> Row(int t, int length) => _elements.AsSpan(t * Capacity, length);

    /// <summary>The first rows and columns.</summary>
    public ReadOnlyMatrixView<double> Leading(int rows) => new(_elements, rows, rows, Capacity, 1);

    /// <summary>Copies row t up to the diagonal to column t.</summary>
    public void Mirror(int t)
    {
        for (int s = 0; s < t; s++) _elements[(s * Capacity) + t] = _elements[(t * Capacity) + s];
    }

    /// <summary>Saves the first rows and columns.</summary>
    public void Save(CheckpointWriter writer, int rows)
    {
        for (int t = 0; t < rows; t++) writer.Write("row", Row(t, rows));
    }

    /// <summary>Loads the first rows and columns; there is room for them.</summary>
    public void Load(CheckpointReader reader, int rows)
    {
        for (int t = 0; t < rows; t++) reader.Read("row", Row(t, rows));
    }

    /// <summary>The value at (t, s).</summary>
    public double this[int t, int s] => _elements[(t * Capacity) + s];
}
