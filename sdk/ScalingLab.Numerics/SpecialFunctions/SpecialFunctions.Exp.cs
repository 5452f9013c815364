namespace ScalingLab.Numerics;

public static partial class SpecialFunctions
{
    /// <summary>Exponential, e^x. Error at most 1.1 ulp.</summary>
    /// <remarks><see cref="double.NegativeInfinity"/> gives 0, overflow gives infinity, a subnormal result is rounded once; NaN gives NaN.</remarks>
    public static double Exp(double x) => ExpOperator.Apply(new DoubleLanes1(x)).Value;

    /// <summary>Exponential, e^x, of every element; the same bits as <see cref="Exp(double)"/>. Error at most 1.1 ulp.</summary>
    /// <remarks><see cref="double.NegativeInfinity"/> gives 0, overflow gives infinity, a subnormal result is rounded once; NaN gives NaN.</remarks>
    /// <param name="x">The arguments.</param>
    /// <param name="destination">As long as <paramref name="x"/>; may be the same memory, otherwise may not overlap it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap and are not the same.</exception>
    public static void Exp(ReadOnlySpan<double> x, Span<double> destination) => Elementwise.Apply<ExpOperator>(x, destination);

    /// <summary>Exponential, e^x, in single precision. Error at most 1 ulp.</summary>
    /// <remarks><see cref="float.NegativeInfinity"/> gives 0, overflow gives infinity, a subnormal result is rounded once; NaN gives NaN.</remarks>
    public static float Exp(float x) => SingleExpOperator.Apply(new SingleLanes1(x)).Value;

    /// <summary>Exponential, e^x, in single precision, of every element; the same bits as <see cref="Exp(float)"/>. Error at most 1 ulp.</summary>
    /// <remarks><see cref="float.NegativeInfinity"/> gives 0, overflow gives infinity, a subnormal result is rounded once; NaN gives NaN.</remarks>
    /// <param name="x">The arguments.</param>
    /// <param name="destination">As long as <paramref name="x"/>; may be the same memory, otherwise may not overlap it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap and are not the same.</exception>
    public static void Exp(ReadOnlySpan<float> x, Span<float> destination) => Elementwise.Apply<SingleExpOperator>(x, destination);
}
