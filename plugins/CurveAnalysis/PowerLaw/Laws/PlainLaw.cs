namespace ScalingLab.CurveAnalysis;

/// <summary>ln f = c + b u, θ = (c, b).</summary>
internal sealed class PlainLaw : ILaw
{
    public int Count => 2;

    public int Exponent => 1;

    public double[] LowerBounds { get; } = [double.NegativeInfinity, double.NegativeInfinity];

    public double LogValue(double u, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        (gradient[0], gradient[1]) = (1, u);
        return theta[0] + theta[1] * u;
    }

    public IEnumerable<double[]> Starts(double[] u, double[] y)
    {
        var line = Line.Fit(u, Array.ConvertAll(y, Math.Log));
        yield return [line.Intercept, line.Slope];
    }
}
