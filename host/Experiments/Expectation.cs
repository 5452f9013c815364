namespace ScalingLab.Host.Experiments;

/// <summary>What a finding is judged against.</summary>
/// <param name="Value">The expected value.</param>
/// <param name="Tolerance">Largest |value − expected| that agrees.</param>
internal sealed record Expectation(double Value, double Tolerance);
