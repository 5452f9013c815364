using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>The target y(θ) = Σ_{k=1}^{K} k^−q cos kθ on the unit circle (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858, Sec. 5.1); ⟨y²⟩ = ½ Σ k^−2q.</summary>
/// <param name="options">Valid options.</param>
[Cites("bordelon2024")]
[Description("Regression on the unit circle: a sum of harmonics whose amplitudes decay as a power.")]
public sealed class CircleFourier(CircleFourierOptions options) : ICircleTask
{
    private readonly double[] _amplitudes = [.. Enumerable.Range(1, options.Harmonics).Select(k => Math.Pow(k, -options.TargetDecay))];

    /// <summary>Components of x.</summary>
    public long InputDimension => 2;

    /// <inheritdoc/>
    public double TargetDecay => options.TargetDecay;

    /// <inheritdoc/>
    public int Harmonics => options.Harmonics;

    /// <inheritdoc/>
    public void CopyTargets(ReadOnlySpan<double> angles, Span<double> targets)
    {
        if (angles.Length != targets.Length) throw new ArgumentException($"{angles.Length} angles do not go with {targets.Length} targets.", nameof(targets));
        for (int i = 0; i < angles.Length; i++)
        {
            // Clenshaw: the sum of a_k cos kθ from the last to the first.
            double twice = 2 * Math.Cos(angles[i]), next = 0, last = 0;
            for (int k = _amplitudes.Length - 1; k >= 0; k--) (next, last) = (_amplitudes[k] + (twice * next) - last, next);
            targets[i] = (0.5 * twice * next) - last;
        }
    }
}
