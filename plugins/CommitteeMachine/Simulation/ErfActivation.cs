using ScalingLab.Numerics;

namespace ScalingLab.CommitteeMachine;

/// <summary>g(x) = erf(x/√2), g′(x) = √(2/π) exp(−x²/2).</summary>
internal readonly struct ErfActivation : IActivationFunction
{
    private static readonly double _inverseRootTwo = 1 / Math.Sqrt(2);
    private static readonly double _rootTwoOverPi = Math.Sqrt(2 / Math.PI);

    /// <inheritdoc/>
    public static void Values(ReadOnlySpan<double> fields, Span<double> values)
    {
        VectorKernels.Scale(_inverseRootTwo, fields, values);
        SpecialFunctions.Erf(values, values);
    }

    /// <inheritdoc/>
    public static void Slopes(ReadOnlySpan<double> fields, Span<double> slopes)
    {
        VectorKernels.Scale(-0.5, fields, slopes);
        VectorKernels.Multiply(fields, slopes);
        SpecialFunctions.Exp(slopes, slopes);
        VectorKernels.Scale(_rootTwoOverPi, slopes, slopes);
    }
}
