using ScalingLab.Numerics;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// The averages for g(x) = max(x, 0), with θ_ab the angle between two fields, from atan2 so that it keeps its digits as units become parallel. E[g g] is
/// the arc-cosine kernel. V_ij is elementary except for E[a₊ b₊ 1(x_i) 1(x_j)] with four different units, an orthant probability in four dimensions:
/// there the covariances of x_i are switched on by a factor t = sin φ, the derivative in t is elementary (Price's theorem), and φ is integrated by
/// Gauss and Legendre, in panels that shrink towards t = 1, where parallel units make it steep: 1e-15 in general. Where units are parallel
/// to an angle of 0.01 round-off leaves an absolute error of 1e-11.
/// </summary>
/// <param name="studentUnits">K.</param>
/// <param name="teacherUnits">M.</param>
internal sealed class ReluKernels(int studentUnits, int teacherUnits) : IActivationKernels
{
    private const int NodesPerPanel = 16;

    private static readonly (double Sine, double Weight)[] _nodes = QuarterTurn();

    private readonly int _units = studentUnits + teacherUnits;

    /// <inheritdoc/>
    public double TestLoss(ReadOnlySpan<double> covariance, ReadOnlySpan<double> pairWeights)
    {
        double sum = 0;
        for (int a = 0; a < _units; a++)
        {
            for (int b = a; b < _units; b++)
            {
                if (pairWeights[(a * _units) + b] is var weight && weight != 0)
                    sum += (a == b ? 1 : 2) * weight * Overlap(covariance, a, b);
            }
        }

        return Math.Max(0, sum / 2);
    }

    /// <inheritdoc/>
    public double Overlap(ReadOnlySpan<double> covariance, int a, int b) =>
        Orthants.Product(covariance[(a * _units) + a], covariance[(b * _units) + b], covariance[(a * _units) + b]);

    /// <inheritdoc/>
    public void Drift(ReadOnlySpan<double> covariance, ReadOnlySpan<double> outputWeights, Span<double> slopes, Span<double> curvatures)
    {
        for (int i = 0; i < studentUnits; i++)
        {
            double qii = covariance[(i * _units) + i], curvature = 0;
            for (int a = 0; a < _units; a++)
            {
                double caa = covariance[(a * _units) + a], cia = covariance[(i * _units) + a];
                slopes[(i * _units) + a] = Orthants.Two(qii, caa, cia);
                if (a != i)
                    curvature += outputWeights[a] * Math.Sqrt(Math.Max(caa - (cia * cia / qii), 0));
            }

            curvatures[i] = curvature / (2 * Math.PI * Math.Sqrt(qii));
        }
    }

    /// <inheritdoc/>
    public double Noise(ReadOnlySpan<double> covariance, ReadOnlySpan<double> pairWeights, int i, int j)
    {
        double sum = 0;
        for (int a = 0; a < _units; a++)
        {
            for (int b = a; b < _units; b++)
            {
                if (pairWeights[(a * _units) + b] is var weight && weight != 0)
                    sum += (a == b ? 1 : 2) * weight * Moment(covariance, a, b, i, j);
            }
        }

        return Math.Max(0, sum);
    }

    /// <summary>E[a₊ b₊ 1(x_i > 0) 1(x_j > 0)].</summary>
    private double Moment(ReadOnlySpan<double> s, int a, int b, int i, int j)
    {
        if (i == j)
        {
            return a == b
                ? (a == i ? S(s, i, i) / 2 : Orthants.Square(S(s, a, a), S(s, i, i), S(s, a, i)))
                : a == i || b == i ? Overlap(s, a, b) : ProductInHalf(s, a, b, i);
        }

        bool special = a == i || a == j;
        if (a == b)
        {
            if (!special)
                return Orthants.SquareInQuarter(S(s, a, a), S(s, i, i), S(s, j, j), S(s, a, i), S(s, a, j), S(s, i, j));
            int other = a == i ? j : i;
            return Orthants.Square(S(s, a, a), S(s, other, other), S(s, a, other));
        }

        bool alsoSpecial = b == i || b == j;
        return (special, alsoSpecial) switch
        {
            (true, true) => Overlap(s, i, j),
            (true, false) => ProductInHalf(s, a, b, a == i ? j : i),
            (false, true) => ProductInHalf(s, b, a, b == i ? j : i),
            (false, false) => FourUnits(s, a, b, i, j),
        };
    }

    private double ProductInHalf(ReadOnlySpan<double> s, int a, int b, int c) =>
        Orthants.ProductInHalf(S(s, a, a), S(s, b, b), S(s, c, c), S(s, a, b), S(s, a, c), S(s, b, c));

    private double FourUnits(ReadOnlySpan<double> s, int a, int b, int i, int j)
    {
        double qii = S(s, i, i), qij = S(s, i, j), sia = S(s, i, a), sib = S(s, i, b);
        double integral = 0;
        foreach (var (sine, weight) in _nodes)
        {
            double t = sine * sine / qii;
            double aa = S(s, a, a) - (t * sia * sia), bb = S(s, b, b) - (t * sib * sib), jj = S(s, j, j) - (t * qij * qij);
            double ab = S(s, a, b) - (t * sia * sib), aj = S(s, a, j) - (t * sia * qij), bj = S(s, b, j) - (t * sib * qij);
            double onBoth = jj > 0
                ? Orthants.Product(aa - (aj * aj / jj), bb - (bj * bj / jj), ab - (aj * bj / jj)) / Math.Sqrt(2 * Math.PI * jj)
                : 0;
            integral += weight * ((qij * onBoth)
                + (sia * Orthants.MeanInQuarter(bb, aa, jj, ab, bj, aj))
                + (sib * Orthants.MeanInQuarter(aa, bb, jj, ab, aj, bj)));
        }

        return (ProductInHalf(s, a, b, j) / 2) + (integral / Math.Sqrt(2 * Math.PI * qii));
    }

    private double S(ReadOnlySpan<double> covariance, int a, int b) => covariance[(a * _units) + b];

    private static (double Sine, double Weight)[] QuarterTurn()
    {
        double[] distances = [Math.PI / 2, 0.4, 0.1, 0.025, 0];
        List<(double, double)> nodes = [];
        for (int panel = 1; panel < distances.Length; panel++)
        {
            var rule = GaussLegendre.Rule(NodesPerPanel, (Math.PI / 2) - distances[panel - 1], (Math.PI / 2) - distances[panel]);
            for (int p = 0; p < NodesPerPanel; p++)
            {
                var (sine, cosine) = Math.SinCos(rule.Nodes[p]);
                nodes.Add((sine, cosine * rule.Weights[p]));
            }
        }

        return [.. nodes];
    }
}
