namespace ScalingLab.CurveAnalysis;

/// <summary>A law on a known constant: f + E.</summary>
internal sealed class FixedOffsetLaw(ILaw law, double offset) : ILaw
{
    public int Count => law.Count;

    public int Exponent => law.Exponent;

    public double[] LowerBounds => law.LowerBounds;

    public double LogValue(double u, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        double part = Math.Exp(law.LogValue(u, theta, gradient)), value = part + offset;
        if (!(value > 0)) return double.NaN;
        for (int k = 0; k < law.Count; k++) gradient[k] *= part / value;
        return Math.Log(value);
    }

    public IEnumerable<double[]> Starts(double[] u, double[] y)
    {
        double least = y.Min();
        return law.Starts(u, Array.ConvertAll(y, value => Math.Max(value - offset, 1e-3 * least)));
    }
}
