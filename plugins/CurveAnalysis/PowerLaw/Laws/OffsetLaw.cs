namespace ScalingLab.CurveAnalysis;

/// <summary>A law on a constant: f + E, θ = (θ of the law, E / unit) with the least y for the unit.</summary>
/// <param name="law">The law.</param>
/// <param name="unit">The unit of E, positive.</param>
/// <param name="signed">Whether E may be negative.</param>
internal sealed class OffsetLaw(ILaw law, double unit, bool signed) : ILaw
{
    public int Count => law.Count + 1;

    public int Exponent => law.Exponent;

    public double Unit => unit;

    public double[] LowerBounds { get; } = [.. law.LowerBounds, signed ? double.NegativeInfinity : 0];

    public double LogValue(double u, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        double part = Math.Exp(law.LogValue(u, theta[..^1], gradient)), value = part + unit * theta[^1];
        if (!(value > 0)) return double.NaN;
        for (int k = 0; k < law.Count; k++) gradient[k] *= part / value;
        gradient[law.Count] = unit / value;
        return Math.Log(value);
    }

    public IEnumerable<double[]> Starts(double[] u, double[] y)
    {
        double[] shares = signed ? [0, 0.5, 0.9, -0.5, -2, -8] : [0, 0.3, 0.7, 0.95];
        foreach (double share in shares)
        {
            foreach (double[] start in law.Starts(u, Array.ConvertAll(y, value => value - share * unit))) yield return [.. start, share];
        }

        if (law is not PlainLaw) yield break;
        foreach (double[] start in VariableProjection.Starts(u, y, signed)) yield return [start[0], start[1], start[2] / unit];
    }
}
