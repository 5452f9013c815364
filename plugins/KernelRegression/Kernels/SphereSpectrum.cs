using ScalingLab.Numerics;

namespace ScalingLab.KernelRegression;

/// <summary>
/// Eigenvalues λ_k of a radial kernel on the unit sphere S^d with uniform density, by the Funk-Hecke formula λ_k = ∫ K(2 sin θ/2) p_k(cos θ) sin^(d−1) θ dθ / ∫ sin^(d−1) θ dθ,
/// p_k the Gegenbauer polynomials with p_k(1) = 1, and their multiplicities g_k; Σ g_k λ_k = K(0).
/// </summary>
internal sealed class SphereSpectrum
{
    /// <summary>Degrees k = 0 .. that are computed; what lies beyond is <see cref="Tail"/>.</summary>
    public const int Degrees = 600;

    private const int Nodes = 4 * Degrees;

    /// <param name="kernel">The kernel as a function of the squared distance, 1 at distance 0.</param>
    /// <param name="dimension">d.</param>
    public SphereSpectrum(Func<double, double> kernel, int dimension)
    {
        (Eigenvalues, Multiplicities) = (new double[Degrees], new double[Degrees]);

        // Gauss-Legendre in sqrt(theta / pi) resolves the cusp that a rough kernel has at theta = 0.
        var rule = GaussLegendre.Rule(Nodes, 0, 1);
        double weightSum = 0, trace = 0;
        for (int i = 0; i < Nodes; i++)
        {
            double root = rule.Nodes[i], theta = Math.PI * root * root, cosine = Math.Cos(theta);
            double weight = rule.Weights[i] * root * Math.Pow(Math.Sin(theta), dimension - 1), chord = 2 * Math.Sin(0.5 * theta), value = kernel(chord * chord);
            weightSum += weight;
            double previous = 1, current = cosine;
            Eigenvalues[0] += weight * value;
            for (int k = 1; k < Degrees; k++)
            {
                Eigenvalues[k] += weight * value * current;
                (previous, current) = (current, ((((2 * k) + dimension - 1) * cosine * current) - (k * previous)) / (k + dimension - 1));
            }
        }

        double multiplicity = 1;
        for (int k = 0; k < Degrees; k++)
        {
            Eigenvalues[k] = Math.Max(0, Eigenvalues[k] / weightSum);
            Multiplicities[k] = multiplicity;
            trace += multiplicity * Eigenvalues[k];
            multiplicity *= ((2.0 * k) + dimension + 1) / ((2.0 * k) + dimension - 1) * (k + dimension - 1) / (k + 1);
        }

        Tail = Math.Max(0, 1 - trace);
    }

    /// <summary>λ_k.</summary>
    public double[] Eigenvalues { get; }

    /// <summary>g_k.</summary>
    public double[] Multiplicities { get; }

    /// <summary>Σ g_k λ_k over higher degrees.</summary>
    public double Tail { get; }
}
