using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments;

/// <summary>What a finding is judged against.</summary>
/// <param name="Value">The expected value.</param>
/// <param name="Tolerance">Largest |value − expected| that agrees.</param>
internal sealed record Expectation(double Value, double Tolerance)
{
    /// <summary>The prediction of the model that the value is, which may be that there is none; <see langword="null"/> for a number of the file.</summary>
    public Prediction? Prediction { get; init; }
}
