namespace ScalingLab.CommitteeMachine;

/// <summary>g(x) = max(x, 0), g′(x) = 1 for x > 0 and else 0.</summary>
internal readonly struct ReluActivation : IActivationFunction
{
    /// <inheritdoc/>
    public static void Values(ReadOnlySpan<double> fields, Span<double> values)
    {
        for (int i = 0; i < fields.Length; i++)
            values[i] = Math.Max(fields[i], 0);
    }

    /// <inheritdoc/>
    public static void Slopes(ReadOnlySpan<double> fields, Span<double> slopes)
    {
        for (int i = 0; i < fields.Length; i++)
            slopes[i] = fields[i] > 0 ? 1 : 0;
    }
}
