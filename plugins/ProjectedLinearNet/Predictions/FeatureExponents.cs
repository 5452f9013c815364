namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// The exponents of power-law tasks with capacity α > 1 and source β > 0 (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858, Sec. 3–4, with the model bottleneck of
/// docs/papers/bordelon.md). All are positive: a loss falls as t^−χ. They are asymptotic; at t ~ 10³ a measured χ is off by 0.01 to 0.03, and at β = 1 there are logarithms.
/// </summary>
/// <param name="capacity">α.</param>
/// <param name="source">β.</param>
/// <param name="rich">Whether γ > 0.</param>
public sealed class FeatureExponents(double capacity, double source, bool rich)
{
    private readonly double _capacity = capacity > 1 ? capacity : throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "The capacity must be above 1.");
    private readonly double _source = source > 0 ? source : throw new ArgumentOutOfRangeException(nameof(source), source, "The source must be positive.");

    /// <summary>χ of the loss of gradient flow, t^−χ: β when lazy, β max(1, 2/(1 + β)) when rich.</summary>
    public double Time => _source * Acceleration;

    /// <summary>α min(1, β) of the plateau of N projections, N^−x.</summary>
    public double ModelBottleneck => _capacity * Math.Min(1, _source);

    /// <summary>α min(2, β) of the plateau of P fixed examples, P^−x.</summary>
    public double DataBottleneck => _capacity * Math.Min(2, _source);

    /// <summary>(1 − 1/α) max(1, 2/(1 + β)) of the transient (1/N) t^−x.</summary>
    public double ModelTransient => (1 - (1 / _capacity)) * Acceleration;

    /// <summary>(2 − 1/α) max(1, 2/(1 + β)) of the noise of batches, (η/B) t^−x.</summary>
    public double BatchNoise => (2 - (1 / _capacity)) * Acceleration;

    /// <summary>1 − χ of the growth ρ ~ t^(1−χ) of the features; 0 where they stay bounded.</summary>
    public double FeatureGrowth => rich ? Math.Max(0, 1 - Time) : 0;

    /// <summary>Which terms balance along the compute-optimal frontier.</summary>
    public FeaturePhase Phase => _source < 1 ? FeaturePhase.Hard : _source < 2 - (1 / _capacity) ? FeaturePhase.Easy : FeaturePhase.SuperEasy;

    /// <summary>r of the loss at the best split of the compute C = N t, L ~ C^−r. Super-easy tasks need a small batch, whose noise dominates.</summary>
    public double Compute => Phase switch
    {
        FeaturePhase.Hard => Time * _capacity * _source / (Time + (_capacity * _source)),
        FeaturePhase.Easy => FlowCompute,
        _ => 1 - (1 / (2 * _capacity)),
    };

    /// <summary>x of the best width, N ~ C^x.</summary>
    public double OptimalWidth => Phase switch
    {
        FeaturePhase.Hard => Time / ((_capacity * _source) + Time),
        FeaturePhase.Easy => FlowOptimalWidth,
        _ => 0.5,
    };

    /// <summary>r where flow balances the transient of finite width: of easy tasks, and of super-easy ones without batch noise.</summary>
    internal double FlowCompute => _capacity * _source / ((_capacity * _source) + 1);

    /// <summary>x along <see cref="FlowCompute"/>.</summary>
    internal double FlowOptimalWidth => (_source - 1 + (1 / _capacity)) / (_source + (1 / _capacity));

    private double Acceleration => rich ? Math.Max(1, 2 / (1 + _source)) : 1;

    /// <summary>χ_n of the n-th self-consistent approximation, χ₀ = β, χ_{n+1} = β(2 − χ_n) for β &lt; 1; alternates around χ with ratio −β.</summary>
    /// <param name="level">n ≥ 0.</param>
    public double TimeAtLevel(int level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        double exponent = _source;
        for (int n = 0; n < level && rich && _source < 1; n++) exponent = _source * (2 - exponent);
        return exponent;
    }
}
