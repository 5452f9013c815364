namespace ScalingLab.Numerics;

public static partial class SpecialFunctions
{
    /// <summary>Logistic function, 1/(1 + e^(−x)). Error at most 2.2 ulp.</summary>
    /// <remarks>−∞ gives 0, +∞ gives 1, NaN gives NaN.</remarks>
    public static double Sigmoid(double x) => SigmoidOperator.Apply(new DoubleLanes1(x)).Value;

    /// <summary>Logistic function, 1/(1 + e^(−x)), of every element; the same bits as <see cref="Sigmoid(double)"/>. Error at most 2.2 ulp.</summary>
    /// <remarks>−∞ gives 0, +∞ gives 1, NaN gives NaN.</remarks>
    /// <param name="x">The arguments.</param>
    /// <param name="destination">As long as <paramref name="x"/>; may be the same memory, otherwise may not overlap it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap and are not the same.</exception>
    public static void Sigmoid(ReadOnlySpan<double> x, Span<double> destination) => Elementwise.Apply<SigmoidOperator>(x, destination);

    /// <summary>Logistic function, 1/(1 + e^(−x)), in single precision. Error at most 3 ulp.</summary>
    /// <remarks>−∞ gives 0, +∞ gives 1, NaN gives NaN.</remarks>
    public static float Sigmoid(float x) => SingleSigmoidOperator.Apply(new SingleLanes1(x)).Value;

    /// <summary>Logistic function, 1/(1 + e^(−x)), in single precision, of every element; the same bits as <see cref="Sigmoid(float)"/>. Error at most 3 ulp.</summary>
    /// <remarks>−∞ gives 0, +∞ gives 1, NaN gives NaN.</remarks>
    /// <param name="x">The arguments.</param>
    /// <param name="destination">As long as <paramref name="x"/>; may be the same memory, otherwise may not overlap it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap and are not the same.</exception>
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> destination) => Elementwise.Apply<SingleSigmoidOperator>(x, destination);
}
