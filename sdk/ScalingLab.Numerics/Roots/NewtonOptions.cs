namespace ScalingLab.Numerics;

/// <summary>When <see cref="DampedNewton"/> stops, and how it differentiates.</summary>
public sealed record NewtonOptions
{
    /// <summary>Converged when max_i |r_i| is at most this; greater than 0, default 1e-12.</summary>
    public double ResidualTolerance { get; init; } = 1e-12;

    /// <summary>Newton steps, at least 1, default 50.</summary>
    public int MaximumIterations { get; init; } = 50;

    /// <summary>Halvings of one step before it counts as no descent, at least 0, default 30.</summary>
    public int MaximumHalvings { get; init; } = 30;

    /// <summary>Increment of central difference quotients relative to max(1, |x_j|), greater than 0, default 1e-6.</summary>
    public double DifferenceStep { get; init; } = 1e-6;

    internal void Validate(string parameterName)
    {
        if (!(double.IsFinite(ResidualTolerance) && ResidualTolerance > 0))
            throw new ArgumentOutOfRangeException(parameterName, ResidualTolerance, "The residual tolerance must be finite and above 0.");
        if (!(double.IsFinite(DifferenceStep) && DifferenceStep > 0))
            throw new ArgumentOutOfRangeException(parameterName, DifferenceStep, "The difference step must be finite and greater than 0.");
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumIterations, 1, parameterName);
        ArgumentOutOfRangeException.ThrowIfNegative(MaximumHalvings, parameterName);
    }
}
