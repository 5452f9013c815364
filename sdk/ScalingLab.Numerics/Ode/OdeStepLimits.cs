namespace ScalingLab.Numerics;

/// <summary>Limits on the steps of an integrator.</summary>
public sealed record OdeStepLimits
{
    /// <summary>
    /// Length of the first attempted step; <see langword="null"/> (the default) lets the integrator estimate it from the derivative.
    /// </summary>
    public double? InitialStep { get; init; }

    /// <summary>No step is longer, except by one percent the step that meets <see cref="EndTime"/>; infinite by default.</summary>
    public double MaximumStep { get; init; } = double.PositiveInfinity;

    /// <summary>
    /// The derivative is never evaluated after this time; infinite by default. Needed when the system is not defined beyond, or changes
    /// there discontinuously (end one integrator at the discontinuity and start the next from its state).
    /// </summary>
    public double EndTime { get; init; } = double.PositiveInfinity;

    internal void Validate(double time, string parameterName)
    {
        if (InitialStep is { } initial && !(double.IsFinite(initial) && initial > 0))
            throw new ArgumentOutOfRangeException(parameterName, initial, "The initial step must be finite and greater than 0.");
        if (!(MaximumStep > 0))
            throw new ArgumentOutOfRangeException(parameterName, MaximumStep, "The maximum step must be greater than 0.");
        if (!(EndTime >= time))
            throw new ArgumentOutOfRangeException(parameterName, EndTime, "The end time must not be before the initial time.");
    }
}
