namespace ScalingLab.CurveAnalysis;

/// <summary>
/// From a plateau to a power law: f = P / (1 + (x/d)^-b), θ = (ln P, b, u_d), the reducible part of the three regions of Hestness et al. 2017 (arXiv 1712.00409).
/// </summary>
internal sealed class SaturatingLaw : ILaw
{
    public int Count => 3;

    public int Exponent => 1;

    public double[] LowerBounds { get; } = [double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity];

    public double LogValue(double u, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        double z = -theta[1] * (u - theta[2]);
        double soft = z > 0 ? z + Math.Log(1 + Math.Exp(-z)) : Math.Log(1 + Math.Exp(z)), share = 1 / (1 + Math.Exp(-z));
        (gradient[0], gradient[1], gradient[2]) = (1, share * (u - theta[2]), -share * theta[1]);
        return theta[0] - soft;
    }

    public IEnumerable<double[]> Starts(double[] u, double[] y)
    {
        for (int part = 1; part <= 5; part++)
        {
            foreach (double exponent in (double[])[-0.25, -0.6, -1.2])
                yield return [Math.Log(y[0]), exponent, u[0] + (u[^1] - u[0]) * part / 6];
        }
    }
}
