namespace ScalingLab.Numerics;

/// <summary>
/// The accepted local error of a step: the root mean square over the components i of error_i / (a_i + r max(|y_i|, |y_i new|)) is at most
/// 1, with the relative tolerance r and the absolute tolerance a_i.
/// </summary>
/// <param name="Relative">r, at least 0. Below about 1e-14 rounding errors dominate and steps fail.</param>
/// <param name="Absolute">a, greater than 0, in the unit of the state. Components whose size matters below <c>Absolute / Relative</c> are
/// not resolved relatively: choose it well below the smallest component of interest.</param>
public sealed record OdeTolerance(double Relative, double Absolute)
{
    /// <summary>
    /// The absolute tolerance of each component, replacing <see cref="Absolute"/>; empty (the default) means the same for all.
    /// </summary>
    public ReadOnlyMemory<double> AbsolutePerComponent { get; init; }

    internal void CopyAbsolute(Span<double> destination, string parameterName)
    {
        if (!(double.IsFinite(Relative) && Relative >= 0))
            throw new ArgumentOutOfRangeException(parameterName, Relative, "The relative tolerance must be finite and not negative.");
        if (AbsolutePerComponent.IsEmpty)
        {
            CheckAbsolute(Absolute, "The absolute tolerance", parameterName);
            destination.Fill(Absolute);
            return;
        }

        if (AbsolutePerComponent.Length != destination.Length)
        {
            throw new ArgumentException(
                $"There are {AbsolutePerComponent.Length} absolute tolerances for a state of {destination.Length} components.",
                parameterName);
        }

        for (int i = 0; i < destination.Length; i++)
            CheckAbsolute(AbsolutePerComponent.Span[i], $"The absolute tolerance of component {i}", parameterName);
        AbsolutePerComponent.Span.CopyTo(destination);
    }

    private static void CheckAbsolute(double value, string what, string parameterName)
    {
        if (!(double.IsFinite(value) && value > 0))
            throw new ArgumentOutOfRangeException(parameterName, value, $"{what} must be finite and greater than 0.");
    }
}
