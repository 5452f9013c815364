namespace ScalingLab.Numerics;

public static partial class SpecialFunctions
{
    /// <summary>Complementary error function, without cancellation, erfc x = 1 − erf x. Error at most 3 ulp.</summary>
    /// <remarks>+∞ gives 0, −∞ gives 2, NaN gives NaN; a subnormal result is rounded once.</remarks>
    public static double Erfc(double x) => ErfcOperator.Apply(new DoubleLanes1(x)).Value;

    /// <summary>Complementary error function, without cancellation, erfc x = 1 − erf x, of every element; the same bits as <see cref="Erfc(double)"/>. Error at most 3 ulp.</summary>
    /// <remarks>+∞ gives 0, −∞ gives 2, NaN gives NaN; a subnormal result is rounded once.</remarks>
    /// <param name="x">The arguments.</param>
    /// <param name="destination">As long as <paramref name="x"/>; may be the same memory, otherwise may not overlap it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap and are not the same.</exception>
    public static void Erfc(ReadOnlySpan<double> x, Span<double> destination) => Elementwise.Apply<ErfcOperator>(x, destination);
}
