using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// Gaussian features with λ_j = j^(−2a) and a target with (w*_j)² = j^(−2b), j = 1..M, for all complexities a > 0 and a + b > 1/2 (Paquette et al. 2024,
/// arXiv 2405.15074). Above a = 1/2 it is <see cref="PowerLawFeatures"/> with the capacity 2a and the source (2a + 2b − 1)/(2a); below, the sum of λ grows with M, and
/// widths are compared at one ratio M/N. Nothing is random in the task itself.
/// </summary>
/// <param name="options">Valid options.</param>
[Cites("paquette2024")]
[Description("Gaussian features with spectrum lambda_j = j^-2a and target coefficients j^-b, also for a below 1/2, where the spectrum has no finite sum.")]
[VectorWidthIndependent]
public sealed class PowerLawRandomFeatures(PowerLawRandomFeaturesOptions options) : IFeatureTask, IComplexity
{
    private FeatureModes? _modes;

    /// <inheritdoc/>
    public double DataComplexity => options.DataComplexity;

    /// <inheritdoc/>
    public double TargetComplexity => options.TargetComplexity;

    /// <inheritdoc/>
    public long InputDimension => options.Dimension;

    /// <inheritdoc/>
    public FeatureModes Modes => _modes ??= ModeQuadrature.PowerLaw(2 * DataComplexity, (PowerDecay - 1) / (2 * DataComplexity), InputDimension);

    private double PowerDecay => 2 * (DataComplexity + TargetComplexity);

    /// <inheritdoc/>
    public void CopyModes(long first, Span<double> eigenvalues, Span<double> targetPowers) =>
        PowerLawModes.Copy(first, eigenvalues, targetPowers, 2 * DataComplexity, PowerDecay, InputDimension);
}
