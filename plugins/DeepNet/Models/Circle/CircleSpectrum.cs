using System.ComponentModel;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>
/// The spectrum of the tangent kernel on the circle at infinite width: along the clock <c>harmonic</c>, k = 0, 1, 2, ..., the coefficient λ_k of
/// Θ = Σ_k λ_k cos kθ, which decays as k^−2q; the eigenvalue of cos kθ is λ_k/2 for k ≥ 1.
/// </summary>
[Description("Spectrum of the tangent kernel of circle-mlp at infinite width, harmonic by harmonic.")]
public sealed class CircleSpectrum : IModel, IKernelSpectrum
{
    private readonly double[] _harmonics;

    /// <summary>Computes the spectrum.</summary>
    /// <param name="options">Valid options.</param>
    public CircleSpectrum(CircleSpectrumOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _harmonics = CircleKernel.Harmonics(options.Power, options.HiddenLayers, options.Harmonics + 1);
    }

    /// <summary>The harmonic k.</summary>
    public double Time { get; private set; }

    /// <summary>λ_k.</summary>
    public double KernelEigenvalue => _harmonics[(int)Time];

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, Time);
        cancel.ThrowIfCancellationRequested();
        double harmonic = Math.Ceiling(until * (1 - 1e-12));
        Time = harmonic < _harmonics.Length
            ? harmonic
            : throw new RunFailedException(string.Create(CultureInfo.InvariantCulture, $"Harmonic {harmonic} is beyond the {_harmonics.Length - 1} that 'harmonics' asks for."));
    }
}
