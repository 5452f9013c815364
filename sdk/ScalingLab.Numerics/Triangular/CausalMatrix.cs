using System.Runtime.CompilerServices;
using ScalingLab.Sdk;

namespace ScalingLab.Numerics;

/// <summary>
/// A causal matrix that grows row by row as time goes on: element (t, s), s ≤ t, is the response at time t to time s, or the covariance of both. Only the lower triangle
/// is stored, row after row: 4 T² bytes.
/// </summary>
/// <remarks>
/// Operations take as many leading rows as the vectors have numbers, so that a march can use what is known so far. They read every element once; accuracy and the treatment
/// of NaN are those of a sum in some order. Not thread-safe.
/// </remarks>
public sealed unsafe class CausalMatrix : ICheckpointable
{
    private double[] elements = [];

    /// <summary>T, the number of rows known so far.</summary>
    public int Count { get; private set; }

    /// <summary>The value at (t, s).</summary>
    /// <param name="t">The row.</param>
    /// <param name="s">At most t.</param>
    public double this[int t, int s] => Row(t)[s];

    /// <summary>The t + 1 numbers of row t.</summary>
    /// <param name="t">0 ≤ t &lt; <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The row is not known.</exception>
    public Span<double> Row(int t)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(t);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(t, Count);
        return elements.AsSpan((int)Start(t), t + 1);
    }

    /// <summary>Makes room for the first rows, so that memory is taken once.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rows would exceed the largest array.</exception>
    public void Reserve(int rows)
    {
        long needed = Start(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(needed, Array.MaxLength, nameof(rows));
        if (needed > elements.Length) Array.Resize(ref elements, (int)needed);
    }

    /// <summary>Adds a row of zeros, to be filled by the caller.</summary>
    /// <returns>The row, one number longer than the one before.</returns>
    public Span<double> Append()
    {
        if (Start(Count + 1) > elements.Length) Reserve(Count + 1 + (Count / 4));
        Count++;
        return Row(Count - 1);
    }

    /// <summary>y ← alpha L x + beta y: y(t) = Σ_{s ≤ t} L(t, s) x(s).</summary>
    /// <param name="x">As many numbers as rows are used.</param>
    /// <param name="y">As many, memory of its own.</param>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="beta">Factor of what y held; with 0, y is only written.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the vectors share memory.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many rows.</exception>
    public void Multiply(ReadOnlySpan<double> x, Span<double> y, double alpha = 1, double beta = 0)
    {
        Prepare(x, y, beta);
        fixed (double* origin = elements, source = x, target = y) CausalMatrixVector.Multiply(origin, x.Length, source, target, alpha);
    }

    /// <summary>y ← alpha Lᵀ x + beta y: y(s) = Σ_{t ≥ s} x(t) L(t, s).</summary>
    /// <inheritdoc cref="Multiply(ReadOnlySpan{double}, Span{double}, double, double)"/>
    public void MultiplyTransposed(ReadOnlySpan<double> x, Span<double> y, double alpha = 1, double beta = 0)
    {
        Prepare(x, y, beta);
        fixed (double* origin = elements, source = x, target = y) CausalMatrixVector.MultiplyTransposed(origin, x.Length, source, target, alpha);
    }

    /// <summary>y ← alpha S x + beta y with the symmetric matrix S whose lower triangle this is.</summary>
    /// <inheritdoc cref="Multiply(ReadOnlySpan{double}, Span{double}, double, double)"/>
    public void MultiplySymmetric(ReadOnlySpan<double> x, Span<double> y, double alpha = 1, double beta = 0)
    {
        Prepare(x, y, beta);
        fixed (double* origin = elements, source = x, target = y) CausalMatrixVector.MultiplySymmetric(origin, x.Length, source, target, alpha);
    }

    /// <summary>Y ← S X with the symmetric matrix S whose lower triangle this is.</summary>
    /// <param name="x">As many times as rows are used.</param>
    /// <param name="y">As many modes; it gets as many times.</param>
    /// <exception cref="ArgumentException">The modes differ, or X and Y are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many rows.</exception>
    public void MultiplySymmetric(ModeBlock x, ModeBlock y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Modes != y.Modes || x == y)
        {
            throw new ArgumentException(FormattableString.Invariant($"X has {x.Modes} modes and Y {y.Modes}: they need to be as many, in two blocks."), nameof(y));
        }

        CheckRows(x.Rows);
        y.Resize(x.Rows);
        fixed (double* origin = elements, source = &x.Origin, target = &y.Origin)
        {
            ModeSweeps.MultiplySymmetric(origin, x.Rows, source, target, x.Stride);
        }
    }

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("count", Count);
        writer.Write("triangle", elements.AsSpan(0, (int)Start(Count)));
    }

    /// <inheritdoc/>
    public void Load(CheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        int count = reader.Read<int>("count");
        if (count < 0 || Start(count) > Array.MaxLength)
        {
            throw new CheckpointException(FormattableString.Invariant($"A causal matrix cannot have {count} rows."));
        }

        double[] triangle = reader.ReadArray<double>("triangle");
        if (triangle.Length != Start(count))
        {
            throw new CheckpointException(FormattableString.Invariant($"{count} rows of a causal matrix are {Start(count)} numbers, not {triangle.Length}."));
        }

        Count = count;
        if (triangle.Length > elements.Length) elements = triangle;
        else triangle.CopyTo(elements, 0);
    }

    internal void SolveForwards(ModeBlock block, ReadOnlySpan<double> rates)
    {
        fixed (double* origin = elements, target = &block.Origin, factors = rates) ModeSweeps.SolveForwards(origin, block.Rows, target, factors, block.Stride);
    }

    internal void SolveBackwards(ModeBlock block, ReadOnlySpan<double> rates, ReadOnlySpan<double> row)
    {
        fixed (double* origin = elements, target = &block.Origin, factors = rates, source = row)
        {
            ModeSweeps.SolveBackwards(origin, block.Rows, source, target, factors, block.Stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Start(int row) => (long)row * (row + 1) / 2;

    private void Prepare(ReadOnlySpan<double> x, Span<double> y, double beta)
    {
        if (x.Length != y.Length || x.Overlaps(y))
        {
            throw new ArgumentException(FormattableString.Invariant($"x has {x.Length} numbers and y {y.Length}: they need to be as many, in memory of their own."));
        }

        CheckRows(x.Length);
        if (beta == 0) y.Clear();
        else if (beta != 1) foreach (ref double value in y) value *= beta;
    }

    private void CheckRows(int rows)
    {
        if (rows > Count) throw new ArgumentOutOfRangeException(nameof(rows), FormattableString.Invariant($"{rows} rows are needed, but {Count} are known."));
    }
}
