using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>Options of the data generator <c>power-law-features</c>.</summary>
public sealed record PowerLawFeaturesOptions : IFeatureTaskOptions
{
    /// <summary>Exponent α > 1 of the spectrum λ_k = k^−α.</summary>
    [Description("Capacity alpha of the spectrum lambda_k = k^-alpha; above 1, so that the trace is finite.")]
    [Range(1.0, 100.0, MinimumIsExclusive = true)]
    public required double Capacity { get; init; }

    /// <summary>Exponent β > 0 of the target, (w*_k)² λ_k = k^(−αβ−1): the lazy test loss falls as t^−β.</summary>
    [Description("Source beta of the target, (w*_k)^2 lambda_k = k^-(alpha beta + 1); the lazy loss falls as t^-beta.")]
    [Range(0.0, 100.0, MinimumIsExclusive = true)]
    public required double Source { get; init; }

    /// <summary>Number of features M; a theory sums over 10⁹ of them by quadrature at no cost.</summary>
    [Description("Number M of features. Theories sum over them by quadrature, so that 1e9 cost nothing; simulations draw them all.")]
    [Range(1L, 1_000_000_000_000L)]
    public required long Dimension { get; init; }

    /// <inheritdoc/>
    public IFeatureTask CreateTask() => new PowerLawFeatures(this);
}
