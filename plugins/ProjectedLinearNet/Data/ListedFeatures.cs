using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>Gaussian features with any spectrum and target, mode by mode.</summary>
[Cites("bordelon2024")]
[Description("Gaussian features and a linear target that are given mode by mode.")]
[VectorWidthIndependent]
public sealed class ListedFeatures : IFeatureTask
{
    private readonly double[] _eigenvalues;
    private readonly double[] _targetPowers;

    /// <summary>Creates the task.</summary>
    /// <param name="options">Valid options.</param>
    /// <exception cref="ScalingLab.Numerics.ArrayFileException">A file is not as it should be.</exception>
    public ListedFeatures(ListedFeaturesOptions options)
        : this(
            options.EigenvaluesFile is { } eigenvalues ? ListedFeaturesOptions.Read(eigenvalues) : [.. options.Eigenvalues],
            options.TargetPowersFile is { } powers ? ListedFeaturesOptions.Read(powers) : [.. options.TargetPowers])
    {
    }

    internal ListedFeatures(double[] eigenvalues, double[] targetPowers)
    {
        (_eigenvalues, _targetPowers) = (eigenvalues, targetPowers);
        double[] once = new double[eigenvalues.Length];
        Array.Fill(once, 1);
        Modes = new FeatureModes(eigenvalues, targetPowers, once);
    }

    /// <inheritdoc/>
    public long InputDimension => _eigenvalues.Length;

    /// <inheritdoc/>
    public FeatureModes Modes { get; }

    /// <inheritdoc/>
    public void CopyModes(long first, Span<double> eigenvalues, Span<double> targetPowers)
    {
        if (eigenvalues.Length != targetPowers.Length || first < 0 || first + eigenvalues.Length > _eigenvalues.Length)
            throw new ArgumentException($"Modes {first + 1} to {first + eigenvalues.Length} with {targetPowers.Length} target powers are not modes of {_eigenvalues.Length}.", nameof(eigenvalues));
        _eigenvalues.AsSpan((int)first, eigenvalues.Length).CopyTo(eigenvalues);
        _targetPowers.AsSpan((int)first, targetPowers.Length).CopyTo(targetPowers);
    }
}
