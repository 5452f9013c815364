namespace ScalingLab.Numerics;

public static partial class SpecialFunctions
{
    /// <summary>Error function, erf x = 2/√π ∫₀ˣ e^(−t²) dt. Error at most 1.6 ulp.</summary>
    /// <remarks>±∞ gives ±1, ±0 gives ±0, NaN gives NaN.</remarks>
    public static double Erf(double x) => ErfOperator.Apply(new DoubleLanes1(x)).Value;

    /// <summary>Error function, erf x = 2/√π ∫₀ˣ e^(−t²) dt, of every element; the same bits as <see cref="Erf(double)"/>. Error at most 1.6 ulp.</summary>
    /// <remarks>±∞ gives ±1, ±0 gives ±0, NaN gives NaN.</remarks>
    /// <param name="x">The arguments.</param>
    /// <param name="destination">As long as <paramref name="x"/>; may be the same memory, otherwise may not overlap it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap and are not the same.</exception>
    public static void Erf(ReadOnlySpan<double> x, Span<double> destination) => Elementwise.Apply<ErfOperator>(x, destination);

    /// <summary>Error function, erf x = 2/√π ∫₀ˣ e^(−t²) dt, in single precision. Error at most 1.6 ulp.</summary>
    /// <remarks>±∞ gives ±1, ±0 gives ±0, NaN gives NaN.</remarks>
    public static float Erf(float x) => SingleErfOperator.Apply(new SingleLanes1(x)).Value;

    /// <summary>Error function, erf x = 2/√π ∫₀ˣ e^(−t²) dt, in single precision, of every element; the same bits as <see cref="Erf(float)"/>. Error at most 1.6 ulp.</summary>
    /// <remarks>±∞ gives ±1, ±0 gives ±0, NaN gives NaN.</remarks>
    /// <param name="x">The arguments.</param>
    /// <param name="destination">As long as <paramref name="x"/>; may be the same memory, otherwise may not overlap it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap and are not the same.</exception>
    public static void Erf(ReadOnlySpan<float> x, Span<float> destination) => Elementwise.Apply<SingleErfOperator>(x, destination);
}
