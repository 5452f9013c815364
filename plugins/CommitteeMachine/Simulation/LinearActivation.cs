namespace ScalingLab.CommitteeMachine;

/// <summary>g(x) = x, g′(x) = 1.</summary>
internal readonly struct LinearActivation : IActivationFunction
{
    /// <inheritdoc/>
    public static void Values(ReadOnlySpan<double> fields, Span<double> values) => fields.CopyTo(values);

    /// <inheritdoc/>
    public static void Slopes(ReadOnlySpan<double> fields, Span<double> slopes) => slopes.Fill(1);
}
