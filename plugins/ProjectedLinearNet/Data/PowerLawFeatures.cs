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
public sealed class PowerLawFeatures(PowerLawFeaturesOptions options) : IPowerLawFeatureTask
{
    private FeatureModes? _modes;

    /// <inheritdoc/>
    public double Capacity => options.Capacity;

    /// <inheritdoc/>
    public double Source => options.Source;

    /// <inheritdoc/>
    public long InputDimension => options.Dimension;

    /// <inheritdoc/>
    public FeatureModes Modes => _modes ??= ModeQuadrature.PowerLaw(options.Capacity, options.Source, options.Dimension);

    /// <inheritdoc/>
    public void CopyModes(long first, Span<double> eigenvalues, Span<double> targetPowers)
    {
        if (eigenvalues.Length != targetPowers.Length || first < 0 || first + eigenvalues.Length > options.Dimension)
            throw new ArgumentException($"Modes {first + 1} to {first + eigenvalues.Length} with {targetPowers.Length} target powers are not modes of {options.Dimension}.", nameof(eigenvalues));
        for (int i = 0; i < eigenvalues.Length; i++)
        {
            double k = first + i + 1;
            eigenvalues[i] = Math.Pow(k, -options.Capacity);
            targetPowers[i] = Math.Pow(k, -((options.Capacity * options.Source) + 1));
        }
    }
}
