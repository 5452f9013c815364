using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// Nodes for sums over the modes of a power law: the first modes one by one, then Gauss rules in log k for the groups [k, 2k). With 5 nodes a
/// group, sums of resolvents in λ, as in the mean-field theory, are accurate to 10⁻⁶ or better, with fewer than 160 nodes for M = 10⁹.
/// </summary>
internal static class ModeQuadrature
{
    private const int Single = 16;
    private const int PerGroup = 5;

    // The midpoint rule that joins the sum to the integral is wrong by 1/(24 k²) of the second derivative: below 10⁻⁹ from here on.
    private const long Continuous = 8192;

    public static FeatureModes PowerLaw(double capacity, double source, long dimension)
    {
        List<(double K, double Multiplicity)> nodes = [];
        for (long k = 1; k <= Math.Min(Single, dimension); k++) nodes.Add((k, 1));
        for (long first = Single + 1; first <= dimension; first *= 2)
        {
            long last = Math.Min((2 * first) - 1, dimension);
            if (last - first < PerGroup)
                for (long k = first; k <= last; k++) nodes.Add((k, 1));
            else
                nodes.AddRange(first < Continuous ? CountingGauss.Rule(first, last, PerGroup) : Integral(first, last));
        }

        return new FeatureModes(
            [.. nodes.Select(node => Math.Pow(node.K, -capacity))],
            [.. nodes.Select(node => Math.Pow(node.K, -((capacity * source) + 1)))],
            [.. nodes.Select(node => node.Multiplicity)]);
    }

    private static IEnumerable<(double K, double Multiplicity)> Integral(long first, long last)
    {
        var rule = GaussLegendre.Rule(PerGroup, Math.Log(first - 0.5), Math.Log(last + 0.5));
        for (int j = 0; j < rule.Count; j++)
        {
            double k = Math.Exp(rule.Nodes[j]);
            yield return (k, rule.Weights[j] * k);
        }
    }
}
