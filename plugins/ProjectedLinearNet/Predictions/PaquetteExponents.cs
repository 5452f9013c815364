namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// Compute-optimal exponents of one-pass SGD on random features with x ~ N(0, diag j^(−2a)) and target b_j = j^(−b) (Paquette et al. 2024, arXiv 2405.15074):
/// at f operations the loss is f^−η at width f^ξ. In the terms of Bordelon et al. the capacity is 2a and the source (2a + 2b − 1)/(2a).
/// </summary>
public sealed class PaquetteExponents
{
    private readonly double _a;
    private readonly double _b;

    /// <summary>Finds the phase.</summary>
    /// <param name="a">a > 0; the features have the variances j^(−2a).</param>
    /// <param name="b">b > 1/2 − a.</param>
    /// <exception cref="ArgumentOutOfRangeException">a + b ≤ 1/2, where the target has no finite power, or a ≤ 0.</exception>
    public PaquetteExponents(double a, double b)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        if (!(a + b > 0.5)) throw new ArgumentOutOfRangeException(nameof(b), b, "a + b must be above 1/2, so that the target has finite power.");
        (_a, _b) = (a, b);
        Phase = b < 0.5 ? a > 0.5 ? PaquettePhase.Ia : PaquettePhase.Ib
            : a > 0.5 ? b < a ? PaquettePhase.II : PaquettePhase.III
            : a < 0.25 ? PaquettePhase.Ic
            : a > 1 - Math.Sqrt(0.5) ? PaquettePhase.IVa : PaquettePhase.IVb;
    }

    /// <summary>The phase of (a, b).</summary>
    public PaquettePhase Phase { get; }

    /// <summary>ξ of the best width.</summary>
    public double Width => Phase switch
    {
        PaquettePhase.Ia => 1 / ((2 * _a) + 1),
        PaquettePhase.Ic => Power / (2 * Mixed),
        PaquettePhase.II => _b / (_a + _b),
        PaquettePhase.IVb => (_b - _a) / ((2 * _b) - (2 * _a * _b) - _a),
        _ => 0.5,
    };

    /// <summary>η of the loss.</summary>
    public double Loss => Phase switch
    {
        PaquettePhase.Ia => Power / ((2 * _a) + 1),
        PaquettePhase.Ib => _a + _b - 0.5,
        PaquettePhase.Ic => _a * Power / Mixed,
        PaquettePhase.II => Power / (2 * (_a + _b)),
        PaquettePhase.III => 1 - (1 / (4 * _a)),
        PaquettePhase.IVa => _a,
        _ => (1 - (2 * _a)) * Power / (2 * ((2 * _b) - (2 * _a * _b) - _a)),
    };

    /// <summary>η of an infinite batch, where flow balances the embedding of the features, or, where there is none, the model's capacity.</summary>
    internal double FlowLoss => _b < 0.5 ? Loss : _a > 0.5 ? Power / (2 * (_a + _b)) : _a * Power / Mixed;

    /// <summary>ξ along <see cref="FlowLoss"/>.</summary>
    internal double FlowWidth => _b < 0.5 ? Width : _a > 0.5 ? _b / (_a + _b) : Power / (2 * Mixed);

    /// <summary>How much faster than the loss flow falls along the frontier of the phases III and IVa, where the noise of batches is above it; 0 elsewhere.</summary>
    internal double NoiseLead => Phase is PaquettePhase.III or PaquettePhase.IVa
        ? (Power / (2 * _a) * (1 - Width + (_a < 0.5 ? Width * ((2 * _a) - 1) : 0))) - Loss
        : 0;

    private double Power => (2 * _a) + (2 * _b) - 1;

    private double Mixed => (3 * _a) + (2 * _b) - 1 - (2 * _a * _b);
}
