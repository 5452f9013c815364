using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// Gaussian features with the covariance of measured ones, and the linear target that fits the measured targets best: λ_k and v_k of Σ = ΦᵀΦ/P,
/// (w*_k)² λ_k = (v_k·Φᵀy/P)²/λ_k. What of the targets is not linear in the features is left out, as the models learn without label noise. The smallest eigenvalues of
/// an estimate from P examples are too small, and the power in their modes too large, unless P is many times the number of features.
/// </summary>
/// <param name="options">Valid options.</param>
/// <exception cref="ScalingLab.Numerics.ArrayFileException">A file is not as it should be.</exception>
[Description("Gaussian features and a linear target with the spectrum and the power that are estimated from measured features and targets.")]
public sealed class MeasuredFeatures(MeasuredFeaturesOptions options) : IFeatureTask
{
    private readonly ListedFeatures _task = MeasuredSpectrum.Of(options);

    /// <inheritdoc/>
    public long InputDimension => _task.InputDimension;

    /// <inheritdoc/>
    public FeatureModes Modes => _task.Modes;

    /// <inheritdoc/>
    public void CopyModes(long first, Span<double> eigenvalues, Span<double> targetPowers) => _task.CopyModes(first, eigenvalues, targetPowers);
}
