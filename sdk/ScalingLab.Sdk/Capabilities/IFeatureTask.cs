namespace ScalingLab.Sdk;

/// <summary>
/// Linear regression on Gaussian features: ψ ~ N(0, diag λ), target y = w*·ψ, in the eigenbasis of the covariance with modes k = 1..M
/// (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858, Sec. 2).
/// </summary>
public interface IFeatureTask : IDataGenerator
{
    /// <summary>The nodes of a quadrature over all M modes, for sums of smooth functions of λ and (w*)² λ.</summary>
    FeatureModes Modes { get; }

    /// <summary>Writes consecutive single modes, k = <paramref name="first"/> + 1, <paramref name="first"/> + 2, ...</summary>
    /// <param name="first">Number of modes that come before, 0 ≤ first.</param>
    /// <param name="eigenvalues">λ_k, filled completely.</param>
    /// <param name="targetPowers">y_k² = (w*_k)² λ_k, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ or reach beyond M.</exception>
    void CopyModes(long first, Span<double> eigenvalues, Span<double> targetPowers);
}
