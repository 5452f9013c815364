namespace ScalingLab.CommitteeMachine;

/// <summary>An activation g applied to many pre-activations at once.</summary>
internal interface IActivationFunction
{
    /// <summary>g(x).</summary>
    static abstract void Values(ReadOnlySpan<double> fields, Span<double> values);

    /// <summary>g′(x).</summary>
    static abstract void Slopes(ReadOnlySpan<double> fields, Span<double> slopes);
}
