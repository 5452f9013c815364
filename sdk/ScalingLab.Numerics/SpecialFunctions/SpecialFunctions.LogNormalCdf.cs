namespace ScalingLab.Numerics;

public static partial class SpecialFunctions
{
    /// <summary>Logarithm of the standard normal distribution function, right in both tails, ln Φ(x) = ln(½ erfc(−x/√2)). Error at most 4 ulp.</summary>
    /// <remarks>+∞ gives 0, −∞ gives −∞, NaN gives NaN.</remarks>
    public static double LogNormalCdf(double x) => LogNormalCdfOperator.Apply(new DoubleLanes1(x)).Value;

    /// <summary>Logarithm of the standard normal distribution function, right in both tails, ln Φ(x) = ln(½ erfc(−x/√2)), of every element; the same bits as <see cref="LogNormalCdf(double)"/>. Error at most 4 ulp.</summary>
    /// <remarks>+∞ gives 0, −∞ gives −∞, NaN gives NaN.</remarks>
    /// <param name="x">The arguments.</param>
    /// <param name="destination">As long as <paramref name="x"/>; may be the same memory, otherwise may not overlap it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap and are not the same.</exception>
    public static void LogNormalCdf(ReadOnlySpan<double> x, Span<double> destination) => Elementwise.Apply<LogNormalCdfOperator>(x, destination);
}
