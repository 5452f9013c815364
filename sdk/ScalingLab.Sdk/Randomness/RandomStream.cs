using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.Sdk;

/// <summary>
/// A reproducible sequence of random numbers. Filling 3 and then 5 numbers gives the same as filling 8, on every machine and vector width.
/// Each kind of number (normal in double, normal in single precision, uniform in either, words) has a sequence of its own, so that drawing
/// one kind never shifts another. Not thread-safe.
/// </summary>
public abstract class RandomStream
{
    /// <summary>The next standard normals, mean 0 and variance 1.</summary>
    /// <param name="destination">Filled completely.</param>
    public abstract void FillNormal(Span<double> destination);

    /// <summary>
    /// The next normals of mean 0 with standard deviations σ that repeat, x_i = σ_(i mod n) z_i: rows of Gaussian inputs with a diagonal covariance. The z are
    /// those of <see cref="FillNormal(Span{double})"/>, each product is rounded once.
    /// </summary>
    /// <param name="destination">Filled completely; its length is a multiple of n.</param>
    /// <param name="standardDeviations">σ, n of them.</param>
    /// <exception cref="ArgumentException">The length of <paramref name="destination"/> is not a multiple of n, or n is 0.</exception>
    public void FillNormal(Span<double> destination, ReadOnlySpan<double> standardDeviations)
    {
        int period = standardDeviations.Length;
        if (period == 0 || destination.Length % period != 0)
            throw new ArgumentException($"{destination.Length} normals are not whole rows of {period} standard deviations.", nameof(standardDeviations));

        // Row by row, so that the normals are still in the first-level cache when they are multiplied.
        for (; !destination.IsEmpty; destination = destination[period..])
        {
            Span<double> row = destination[..period];
            FillNormal(row);
            Span<Vector512<double>> products = MemoryMarshal.Cast<double, Vector512<double>>(row);
            ReadOnlySpan<Vector512<double>> factors = MemoryMarshal.Cast<double, Vector512<double>>(standardDeviations);
            for (int v = 0; v < products.Length && v < factors.Length; v++)
                products[v] *= factors[v];
            for (int i = products.Length * Vector512<double>.Count; i < period; i++)
                row[i] *= standardDeviations[i];
        }
    }

    /// <summary>The next standard normals in single precision, a sequence of its own.</summary>
    /// <param name="destination">Filled completely.</param>
    public abstract void FillNormal(Span<float> destination);

    /// <summary>The next uniforms in the open interval (0, 1), odd multiples of 2⁻⁵³.</summary>
    /// <param name="destination">Filled completely.</param>
    public abstract void FillUniform(Span<double> destination);

    /// <summary>The next uniforms in the open interval (0, 1), odd multiples of 2⁻²⁴, a sequence of its own.</summary>
    /// <param name="destination">Filled completely.</param>
    public abstract void FillUniform(Span<float> destination);

    /// <summary>The next signs, −1 or +1 with equal probability (Rademacher).</summary>
    /// <param name="destination">Filled completely.</param>
    public abstract void FillSigns(Span<sbyte> destination);

    /// <summary>The next 32-bit words, uniform.</summary>
    /// <param name="destination">Filled completely.</param>
    public abstract void FillWords(Span<uint> destination);

    /// <summary>How many numbers of each kind were drawn; setting it moves every sequence there in constant time.</summary>
    public abstract RandomStreamPosition Position { get; set; }

    /// <summary>The next standard normal.</summary>
    public double NextNormal()
    {
        double value = 0;
        FillNormal(new Span<double>(ref value));
        return value;
    }

    /// <summary>The next uniform in (0, 1).</summary>
    public double NextUniform()
    {
        double value = 0;
        FillUniform(new Span<double>(ref value));
        return value;
    }

    /// <summary>A uniform integer in [0, <paramref name="exclusiveMaximum"/>), without bias (rejection on 32-bit words).</summary>
    /// <param name="exclusiveMaximum">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exclusiveMaximum"/> is less than 1.</exception>
    public int NextInteger(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMaximum, 1);
        uint range = (uint)exclusiveMaximum;
        uint threshold = (0u - range) % range;
        ulong product;
        do
        {
            uint word = 0;
            FillWords(new Span<uint>(ref word));
            product = (ulong)word * range;
        }
        while ((uint)product < threshold);
        return (int)(product >> 32);
    }
}
