namespace ScalingLab.Numerics;

public static partial class SpecialFunctions
{
    /// <summary>Natural logarithm, ln x. Error at most 0.9 ulp.</summary>
    /// <remarks>±0 gives −∞, a negative number or NaN gives NaN, +∞ gives +∞; subnormal numbers are served.</remarks>
    public static double Log(double x) => LogOperator.Apply(new DoubleLanes1(x)).Value;

    /// <summary>Natural logarithm, ln x, of every element; the same bits as <see cref="Log(double)"/>. Error at most 0.9 ulp.</summary>
    /// <remarks>±0 gives −∞, a negative number or NaN gives NaN, +∞ gives +∞; subnormal numbers are served.</remarks>
    /// <param name="x">The arguments.</param>
    /// <param name="destination">As long as <paramref name="x"/>; may be the same memory, otherwise may not overlap it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap and are not the same.</exception>
    public static void Log(ReadOnlySpan<double> x, Span<double> destination) => Elementwise.Apply<LogOperator>(x, destination);

    /// <summary>Natural logarithm, ln x, in single precision. Error at most 1.5 ulp.</summary>
    /// <remarks>±0 gives −∞, a negative number or NaN gives NaN, +∞ gives +∞; subnormal numbers are served.</remarks>
    public static float Log(float x) => SingleLogOperator.Apply(new SingleLanes1(x)).Value;

    /// <summary>Natural logarithm, ln x, in single precision, of every element; the same bits as <see cref="Log(float)"/>. Error at most 1.5 ulp.</summary>
    /// <remarks>±0 gives −∞, a negative number or NaN gives NaN, +∞ gives +∞; subnormal numbers are served.</remarks>
    /// <param name="x">The arguments.</param>
    /// <param name="destination">As long as <paramref name="x"/>; may be the same memory, otherwise may not overlap it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap and are not the same.</exception>
    public static void Log(ReadOnlySpan<float> x, Span<float> destination) => Elementwise.Apply<SingleLogOperator>(x, destination);
}
