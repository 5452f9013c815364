namespace ScalingLab.Numerics;

public static partial class SpecialFunctions
{
    /// <summary>Hyperbolic tangent, tanh x. Error at most 2.7 ulp.</summary>
    /// <remarks>±∞ gives ±1, ±0 gives ±0, NaN gives NaN.</remarks>
    public static double Tanh(double x) => TanhOperator.Apply(new DoubleLanes1(x)).Value;

    /// <summary>Hyperbolic tangent, tanh x, of every element; the same bits as <see cref="Tanh(double)"/>. Error at most 2.7 ulp.</summary>
    /// <remarks>±∞ gives ±1, ±0 gives ±0, NaN gives NaN.</remarks>
    /// <param name="x">The arguments.</param>
    /// <param name="destination">As long as <paramref name="x"/>; may be the same memory, otherwise may not overlap it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap and are not the same.</exception>
    public static void Tanh(ReadOnlySpan<double> x, Span<double> destination) => Elementwise.Apply<TanhOperator>(x, destination);

    /// <summary>Hyperbolic tangent, tanh x, in single precision. Error at most 3 ulp.</summary>
    /// <remarks>±∞ gives ±1, ±0 gives ±0, NaN gives NaN.</remarks>
    public static float Tanh(float x) => SingleTanhOperator.Apply(new SingleLanes1(x)).Value;

    /// <summary>Hyperbolic tangent, tanh x, in single precision, of every element; the same bits as <see cref="Tanh(float)"/>. Error at most 3 ulp.</summary>
    /// <remarks>±∞ gives ±1, ±0 gives ±0, NaN gives NaN.</remarks>
    /// <param name="x">The arguments.</param>
    /// <param name="destination">As long as <paramref name="x"/>; may be the same memory, otherwise may not overlap it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap and are not the same.</exception>
    public static void Tanh(ReadOnlySpan<float> x, Span<float> destination) => Elementwise.Apply<SingleTanhOperator>(x, destination);
}
