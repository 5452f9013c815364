using System.Numerics;
using System.Runtime.InteropServices;
using ScalingLab.Sdk;

namespace ScalingLab.Numerics;

/// <summary>
/// Haar-distributed orthogonal matrices, by the Householder form of the QR factorisation of a Gaussian matrix with the signs of R's diagonal
/// made positive (Stewart, SIAM J. Numer. Anal. 17, 403, 1980). Costs 4/3 n³ operations and n(n+1)/2 normals.
/// </summary>
public static class HaarSampling
{
    /// <summary>A matrix from the Haar measure of the orthogonal group O(n): determinant −1 and +1 are equally likely.</summary>
    /// <param name="stream">Where the normals come from.</param>
    /// <param name="dimension">n, at least 1.</param>
    /// <param name="rowMajor">n·n elements, filled completely.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimension"/> is less than 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="rowMajor"/> has not n·n elements.</exception>
    public static void FillHaarOrthogonal(this RandomStream stream, int dimension, Span<double> rowMajor) =>
        Fill(stream, dimension, rowMajor);

    /// <summary>A matrix from the Haar measure of the rotations SO(n): determinant +1.</summary>
    /// <param name="stream">Where the normals come from.</param>
    /// <param name="dimension">n, at least 1.</param>
    /// <param name="rowMajor">n·n elements, filled completely.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimension"/> is less than 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="rowMajor"/> has not n·n elements.</exception>
    public static void FillHaarRotation(this RandomStream stream, int dimension, Span<double> rowMajor)
    {
        if (Fill(stream, dimension, rowMajor) > 0) return;
        for (int i = 0; i < dimension; i++)
            rowMajor[i] = -rowMajor[i];
    }

    // Returns the determinant.
    private static int Fill(RandomStream stream, int dimension, Span<double> q)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (q.Length != (long)dimension * dimension)
        {
            throw new ArgumentException(
                $"A {dimension} x {dimension} matrix has {(long)dimension * dimension} elements; the destination has {q.Length}.",
                nameof(q));
        }

        q.Clear();
        double[] vector = new double[dimension];
        double[] product = new double[dimension];
        int determinant = stream.NextNormal() < 0 ? -1 : 1;
        q[^1] = determinant;
        for (int size = 2; size <= dimension; size++)
        {
            int corner = dimension - size;
            Span<double> v = vector.AsSpan(0, size);
            stream.FillNormal(v);
            q[(corner * dimension) + corner] = 1;
            determinant *= Grow(q, dimension, corner, v, product.AsSpan(0, size));
        }

        return determinant;
    }

    // Multiplies the block from the left by the reflection that takes the first axis to v's direction; returns that map's determinant.
    private static int Grow(Span<double> q, int dimension, int corner, Span<double> v, Span<double> product)
    {
        double squared = 0;
        foreach (double component in v)
            squared += component * component;
        double sign = v[0] < 0 ? -1 : 1;
        double first = v[0] + (sign * Math.Sqrt(squared));
        squared += (first * first) - (v[0] * v[0]);
        v[0] = first;

        product.Clear();
        for (int i = 0; i < v.Length; i++)
            AddScaled(product, q.Slice(((corner + i) * dimension) + corner, v.Length), v[i]);
        for (int i = 0; i < v.Length; i++)
        {
            Span<double> row = q.Slice(((corner + i) * dimension) + corner, v.Length);
            AddScaled(row, product, -2 * v[i] / squared);
            if (sign > 0)
                Negate(row);
        }

        // A reflection, times -sign in each of the dimensions.
        return sign > 0 && v.Length % 2 == 1 ? 1 : -1;
    }

    private static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        Span<Vector<double>> targets = MemoryMarshal.Cast<double, Vector<double>>(target);
        ReadOnlySpan<Vector<double>> sources = MemoryMarshal.Cast<double, Vector<double>>(source);
        for (int i = 0; i < targets.Length; i++)
            targets[i] += sources[i] * factor;
        for (int i = targets.Length * Vector<double>.Count; i < target.Length; i++)
            target[i] += source[i] * factor;
    }

    private static void Negate(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = -values[i];
    }
}
