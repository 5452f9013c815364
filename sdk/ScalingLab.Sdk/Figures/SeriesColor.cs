namespace ScalingLab.Sdk;

/// <summary>A colour by its meaning; the renderer chooses the shade.</summary>
public readonly record struct SeriesColor
{
    private SeriesColor(SeriesColorKind kind, int index, double fraction)
    {
        Kind = kind;
        Index = index;
        Fraction = fraction;
    }

    /// <summary>Dark grey, for what stands beside the data.</summary>
    public static SeriesColor Neutral { get; }

    /// <summary>Which of the members below holds.</summary>
    public SeriesColorKind Kind { get; }

    /// <summary>Index into the categorical palette, from 0.</summary>
    public int Index { get; }

    /// <summary>Place on the ordered colour map, in [0, 1].</summary>
    public double Fraction { get; }

    /// <summary>A colour that only tells series apart.</summary>
    /// <param name="index">From 0; renderers repeat their palette.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public static SeriesColor Categorical(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new(SeriesColorKind.Categorical, index, 0);
    }

    /// <summary>A colour that also tells the order of a swept number.</summary>
    /// <param name="fraction">0 for the smallest value, 1 for the largest.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public static SeriesColor Ordered(double fraction) => fraction is >= 0 and <= 1
        ? new(SeriesColorKind.Ordered, 0, fraction)
        : throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "A place on the colour map lies in [0, 1].");
}
