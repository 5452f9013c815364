using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// Gaussian features with λ_k = k^−α and a target with (w*_k)² λ_k = k^(−αβ−1), k = 1..M, α the capacity and β the source
/// (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858, Sec. 2). Nothing is random in the task itself.
/// </summary>
/// <param name="options">Valid options.</param>
[Cites("bordelon2024")]
[Description("Gaussian features with spectrum lambda_k = k^-capacity and a linear target with power k^-(capacity source + 1) in mode k.")]
[VectorWidthIndependent]
public sealed class PowerLawFeatures(PowerLawFeaturesOptions options) : IPowerLawFeatureTask, IComplexity
{
    private FeatureModes? _modes;

    /// <inheritdoc/>
    public double Capacity => options.Capacity;

    /// <inheritdoc/>
    public double Source => options.Source;

    /// <inheritdoc/>
    public double DataComplexity => 0.5 * Capacity;

    /// <inheritdoc/>
    public double TargetComplexity => 0.5 * ((Capacity * Source) + 1 - Capacity);

    /// <inheritdoc/>
    public long InputDimension => options.Dimension;

    /// <inheritdoc/>
    public FeatureModes Modes => _modes ??= ModeQuadrature.PowerLaw(options.Capacity, options.Source, options.Dimension);

    /// <inheritdoc/>
    public void CopyModes(long first, Span<double> eigenvalues, Span<double> targetPowers) =>
        PowerLawModes.Copy(first, eigenvalues, targetPowers, Capacity, (Capacity * Source) + 1, InputDimension);
}
