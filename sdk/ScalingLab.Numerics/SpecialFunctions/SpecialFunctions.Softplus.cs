namespace ScalingLab.Numerics;

public static partial class SpecialFunctions
{
    /// <summary>Softplus, ln(1 + e^x). Error at most 2 ulp.</summary>
    /// <remarks>−∞ gives 0, +∞ gives +∞, NaN gives NaN.</remarks>
    public static double Softplus(double x) => SoftplusOperator.Apply(new DoubleLanes1(x)).Value;

    /// <summary>Softplus, ln(1 + e^x), of every element; the same bits as <see cref="Softplus(double)"/>. Error at most 2 ulp.</summary>
    /// <remarks>−∞ gives 0, +∞ gives +∞, NaN gives NaN.</remarks>
    /// <param name="x">The arguments.</param>
    /// <param name="destination">As long as <paramref name="x"/>; may be the same memory, otherwise may not overlap it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap and are not the same.</exception>
    public static void Softplus(ReadOnlySpan<double> x, Span<double> destination) => Elementwise.Apply<SoftplusOperator>(x, destination);
}
