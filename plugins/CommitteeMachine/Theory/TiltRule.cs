using ScalingLab.Numerics;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// ∫₀¹ f dt over t = cos ψ for functions of sin² ψ with branch points where a minor (1 − sin² ψ) rest + sin² ψ all of a covariance vanishes, that is, at imaginary
/// ψ, the nearest for the largest minor. With ψ = s sinh u and s no larger than the nearest distance all of them have |Im u| ≥ π/2, however
/// far apart they are, and one rule of Gauss and Legendre in u is exact to round-off. Rules for s = 4^−k are kept; below the last the branch point is out of
/// sight, since its share of the integral is of the order s³.
/// </summary>
internal static class TiltRule
{
    private static readonly (double SineSquared, double Weight)[][] _rules = [.. Enumerable.Range(0, 11).Select(k => Create(Math.Pow(4, -k)))];

    /// <summary>sin² ψ and weights.</summary>
    public static ReadOnlySpan<(double SineSquared, double Weight)> For(double rest, double all)
    {
        if (!(all > rest))
            return _rules[rest > 0 ? 0 : ^1];
        double distance = Math.Asinh(Math.Sqrt(rest / (all - rest)));
        return _rules[distance < 1 ? (int)Math.Min(Math.Ceiling(-Math.Log2(distance) / 2), _rules.Length - 1) : 0];
    }

    private static (double SineSquared, double Weight)[] Create(double scale)
    {
        double end = Math.Asinh(Math.PI / 2 / scale);
        // Bernstein's ellipse through the branch points: an error of exp(−2 n asinh(π/end)), here below e^−36 with four nodes to spare.
        int nodes = 4 + (int)Math.Ceiling(18 / Math.Asinh(Math.PI / end));
        var rule = GaussLegendre.Rule(nodes, 0, end);
        return
        [
            .. Enumerable.Range(0, nodes).Select(p =>
            {
                double sine = Math.Sin(scale * Math.Sinh(rule.Nodes[p]));
                return (sine * sine, rule.Weights[p] * scale * Math.Cosh(rule.Nodes[p]) * sine);
            }),
        ];
    }
}
