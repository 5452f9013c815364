using ScalingLab.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>
/// Moments of relu(u)^p for standard normals: G_p(θ) = E[relu(u)^p relu(v)^p]/E[relu(u)^2p] for two normals with correlation cos θ. As an integral over
/// t from 0 to π − θ it is proportional to ∫ [sin t sin(π − θ − t)]^p dt, which the tanh-sinh rule integrates for every p > −1/2.
/// </summary>
internal sealed class RectifierKernel
{
    private const int Nodes = 180;
    private const double Spacing = 1.0 / 36;
    private readonly double _power;
    private readonly double _norm;

    public RectifierKernel(double power)
    {
        _power = power;
        _norm = Integral(0);
    }

    /// <summary>c² = 1/E[relu(u)^2q], which makes E[(c relu(u)^q)²] = 1.</summary>
    public static double SquaredFactor(double power)
    {
        var rule = new GradedQuadrature();
        rule.Place(0, 40, [new GradingPoint(0, 1e-9)], 0.5);
        return Math.Sqrt(2 * Math.PI) / rule.Integrate(u => Math.Pow(u, 2 * power) * Math.Exp(-0.5 * u * u));
    }

    /// <summary>G_p(θ), 0 ≤ θ ≤ π.</summary>
    public double Ratio(double angle) => Integral(angle) / _norm;

    private double Integral(double angle)
    {
        double end = Math.PI - angle;
        if (end <= 0) return 0;
        double sum = 0;
        for (int j = 0; j < Nodes; j++)
        {
            // t = end/(1 + e^u), u = π sinh s; the integrand is symmetric about the middle.
            double s = j * Spacing, e = Math.Exp(-Math.PI * Math.Sinh(s));
            double t = end * e / (1 + e), slope = end * Math.PI * Math.Cosh(s) * e / ((1 + e) * (1 + e));
            if (t == 0 || slope == 0) break;

            // sin(end − t) = sin(angle + t), of which the smaller argument is exact.
            double other = end - t < 0.5 * Math.PI ? Math.Sin(end - t) : Math.Sin(angle + t);
            sum += (j == 0 ? 1 : 2) * slope * Math.Pow(Math.Sin(t) * other, _power);
        }

        return sum * Spacing;
    }
}
