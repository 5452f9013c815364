namespace ScalingLab.Sdk;

/// <summary>
/// Sums over the modes of a feature task by quadrature: Σ_k F(λ_k, y_k²) ≈ Σ_j n_j F(λ_j, y_j²), where λ is the variance of a feature and
/// y² = (w*)² λ the power of the target in it. The multiplicities n_j need not be whole.
/// </summary>
public sealed class FeatureModes
{
    private readonly double[] _eigenvalues;
    private readonly double[] _targetPowers;
    private readonly double[] _multiplicities;

    /// <summary>Creates the nodes; the arrays are copied.</summary>
    /// <param name="eigenvalues">λ_j, positive and finite.</param>
    /// <param name="targetPowers">y_j² of a single mode, finite and not negative, at least one positive.</param>
    /// <param name="multiplicities">n_j, positive and finite.</param>
    /// <exception cref="ArgumentException">Empty, of different lengths, or out of range.</exception>
    public FeatureModes(ReadOnlySpan<double> eigenvalues, ReadOnlySpan<double> targetPowers, ReadOnlySpan<double> multiplicities)
    {
        if (eigenvalues.IsEmpty || eigenvalues.Length != targetPowers.Length || eigenvalues.Length != multiplicities.Length)
            throw new ArgumentException($"{eigenvalues.Length} eigenvalues, {targetPowers.Length} target powers and {multiplicities.Length} multiplicities are not the same nodes.", nameof(eigenvalues));
        _eigenvalues = eigenvalues.ToArray();
        _targetPowers = targetPowers.ToArray();
        _multiplicities = multiplicities.ToArray();
        if (Array.Exists(_eigenvalues, value => !(value > 0 && double.IsFinite(value))))
            throw new ArgumentException("Every eigenvalue must be positive and finite.", nameof(eigenvalues));
        if (Array.Exists(_targetPowers, value => !(value >= 0 && double.IsFinite(value))) || !Array.Exists(_targetPowers, value => value > 0))
            throw new ArgumentException("Target powers must be finite and not negative, and one of them positive.", nameof(targetPowers));
        if (Array.Exists(_multiplicities, value => !(value > 0 && double.IsFinite(value))))
            throw new ArgumentException("Every multiplicity must be positive and finite.", nameof(multiplicities));
    }

    /// <summary>Number of nodes.</summary>
    public int Count => _eigenvalues.Length;

    /// <summary>λ_j.</summary>
    public ReadOnlySpan<double> Eigenvalues => _eigenvalues;

    /// <summary>y_j² = (w*_j)² λ_j of a single mode.</summary>
    public ReadOnlySpan<double> TargetPowers => _targetPowers;

    /// <summary>n_j.</summary>
    public ReadOnlySpan<double> Multiplicities => _multiplicities;

    /// <summary>Tr Λ = Σ_j n_j λ_j.</summary>
    public double Trace => Sum((_, eigenvalue, _) => eigenvalue);

    /// <summary>Σ_j n_j y_j², the loss of a model that predicts zero.</summary>
    public double TargetPower => Sum((_, _, power) => power);

    /// <summary>Σ_j n_j f(j, λ_j, y_j²).</summary>
    /// <param name="summand">The function of the index of the node, λ and y².</param>
    public double Sum(Func<int, double, double, double> summand)
    {
        ArgumentNullException.ThrowIfNull(summand);
        double sum = 0;
        for (int j = _eigenvalues.Length - 1; j >= 0; j--) sum += _multiplicities[j] * summand(j, _eigenvalues[j], _targetPowers[j]);
        return sum;
    }
}
