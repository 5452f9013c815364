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
        double scale = _inverseRootTwo;
        for (int i = 0; i < fields.Length; i++)
            values[i] = scale * fields[i];
        SpecialFunctions.Erf(values, values);
    }

    /// <inheritdoc/>
    public static void Slopes(ReadOnlySpan<double> fields, Span<double> slopes)
    {
        for (int i = 0; i < fields.Length; i++)
            slopes[i] = -fields[i] * fields[i] / 2;
        SpecialFunctions.Exp(slopes, slopes);
        double scale = _rootTwoOverPi;
        foreach (ref double slope in slopes)
            slope *= scale;
    }
}
