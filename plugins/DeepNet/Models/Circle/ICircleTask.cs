using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>
/// Regression on the circle: x = (cos θ, sin θ) with θ uniform, target y(θ) = Σ_{k=1}^{K} k^−q cos kθ (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858, Sec. 5.1).
/// </summary>
public interface ICircleTask : IDataGenerator
{
    /// <summary>q.</summary>
    double TargetDecay { get; }

    /// <summary>K.</summary>
    int Harmonics { get; }

    /// <summary>Writes y(θ).</summary>
    /// <param name="angles">θ.</param>
    /// <param name="targets">As many.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    void CopyTargets(ReadOnlySpan<double> angles, Span<double> targets);
}
