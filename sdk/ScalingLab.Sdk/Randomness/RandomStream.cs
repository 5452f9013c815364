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
