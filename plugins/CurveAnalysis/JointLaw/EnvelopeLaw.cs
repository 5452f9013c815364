namespace ScalingLab.CurveAnalysis;

/// <summary>
/// ê = e0 |e / (e − iη)| = e0 e / √(e² + η²) with e an additive law: from the level e0 of guessing to the law e0 e / η (Rosenfeld et al. 2020, eq. 5).
/// θ = (θ of the additive law, ln η), with the amplitudes and the floor of e in units in which e0 is given.
/// </summary>
internal sealed class EnvelopeLaw(AdditiveLaw additive, double guessing) : IJointLaw
{
    public int Count => additive.Count + 1;

    public double LogValue(ReadOnlySpan<double> logVariables, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        double e = additive.LogValue(logVariables, theta[..^1], gradient), z = 2 * (theta[^1] - e);
        double soft = z > 0 ? z + Math.Log(1 + Math.Exp(-z)) : Math.Log(1 + Math.Exp(z)), share = 1 / (1 + Math.Exp(-z));
        for (int k = 0; k < additive.Count; k++) gradient[k] *= share;
        gradient[additive.Count] = -share;
        return Math.Log(guessing) - 0.5 * soft;
    }

    public IEnumerable<double[]> Starts(JointData data, int count) => additive.Starts(data, count).Select(start => (double[])[.. start, 0.0]);

    /// <summary>Only e/η is observable: amplitudes and floor are reported as those of the law e0 e/η beyond the transition.</summary>
    public IReadOnlyList<LawQuantity> Quantities =>
    [
        .. additive.Quantities.Select(quantity => quantity.IsLogarithm
            ? quantity with { Value = theta => quantity.Value(theta[..^1]) - theta[^1] + Math.Log(guessing) }
            : quantity with { Value = theta => quantity.Value(theta[..^1]) }),
    ];
}
