namespace ScalingLab.Sdk;

/// <summary>The distinct eigenvalues λ_l of an input covariance Σ, l = 1..L, with their multiplicities n_l; N = Σ_l n_l.</summary>
public sealed class CovarianceSpectrum
{
    private readonly double[] _eigenvalues;
    private readonly int[] _multiplicities;

    /// <summary>Creates a spectrum.</summary>
    /// <param name="eigenvalues">λ_l, positive and finite, in the order of the blocks.</param>
    /// <param name="multiplicities">n_l, each at least 1.</param>
    /// <exception cref="ArgumentException">Empty, of different lengths, or out of range.</exception>
    public CovarianceSpectrum(IReadOnlyList<double> eigenvalues, IReadOnlyList<int> multiplicities)
    {
        ArgumentNullException.ThrowIfNull(eigenvalues);
        ArgumentNullException.ThrowIfNull(multiplicities);
        if (eigenvalues.Count == 0 || eigenvalues.Count != multiplicities.Count)
            throw new ArgumentException($"{eigenvalues.Count} eigenvalues do not go with {multiplicities.Count} multiplicities.", nameof(multiplicities));
        if (eigenvalues.Any(value => !(value > 0 && double.IsFinite(value))))
            throw new ArgumentException("Every eigenvalue must be positive and finite.", nameof(eigenvalues));
        if (multiplicities.Any(count => count < 1))
            throw new ArgumentException("Every multiplicity must be at least 1.", nameof(multiplicities));
        _eigenvalues = [.. eigenvalues];
        _multiplicities = [.. multiplicities];
        Dimension = _multiplicities.Sum();
    }

    /// <summary>Number of distinct eigenvalues L.</summary>
    public int Count => _eigenvalues.Length;

    /// <summary>Dimension N = Σ_l n_l.</summary>
    public int Dimension { get; }

    /// <summary>λ_l, l = 1..L.</summary>
    public ReadOnlySpan<double> Eigenvalues => _eigenvalues;

    /// <summary>n_l, l = 1..L.</summary>
    public ReadOnlySpan<int> Multiplicities => _multiplicities;
}
