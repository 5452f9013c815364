namespace ScalingLab.Numerics.Tests;

public sealed class GaussLegendreTests
{
    /// <summary>Oracle: Abramowitz, Stegun, Handbook of Mathematical Functions, table 25.4, 15 digits.</summary>
    [Fact]
    public void Nodes_and_weights_agree_with_the_published_table()
    {
        Check(2, [0.577350269189626], [1.0]);
        Check(5, [0.906179845938664, 0.538469310105683, 0], [0.236926885056189, 0.478628670499366, 0.568888888888889]);
        Check(
            16,
            [
                0.989400934991649932596, 0.944575023073232576078, 0.865631202387831743880, 0.755404408355003033895,
                0.617876244402643748447, 0.458016777657227386342, 0.281603550779258913230, 0.095012509837637440185,
            ],
            [
                0.027152459411754094852, 0.062253523938647892863, 0.095158511682492784810, 0.124628971255533872052,
                0.149595988816576732081, 0.169156519395002538189, 0.182603415044923588867, 0.189450610455068496285,
            ]);

        static void Check(int n, double[] nodes, double[] weights)
        {
            QuadratureRule rule = GaussLegendre.Rule(n);
            Assert.Equal(n, rule.Count);
            for (int i = 0; i < nodes.Length; i++)
            {
                Assert.Equal(nodes[i], rule.Nodes[n - 1 - i], 1e-15);
                Assert.Equal(-nodes[i], rule.Nodes[i], 1e-15);
                Assert.Equal(weights[i], rule.Weights[i], 1e-15);
                Assert.Equal(weights[i], rule.Weights[n - 1 - i], 1e-15);
            }
        }
    }

    /// <summary>
    /// Oracle: the integral of x^m over [−1, 1] is 2 / (m + 1) for even m; exact up to degree 2 n − 1 and not beyond. Rounding of a node
    /// near 1 changes x^m by m rounding errors.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(31)]
    [InlineData(64)]
    [InlineData(200)]
    [InlineData(1000)]
    public void Polynomials_are_integrated_exactly_up_to_degree_2n_minus_1(int n)
    {
        QuadratureRule rule = GaussLegendre.Rule(n);
        foreach (int degree in new[] { 0, 2, n / 2 * 2, 2 * n - 2 })
        {
            if (degree > 2 * n - 1) continue;
            double sum = rule.Integrate(x => Math.Pow(x, degree));
            double tolerance = 1e-13 + 4e-16 * degree;
            Assert.InRange(sum / (2.0 / (degree + 1)) - 1, -tolerance, tolerance);
        }

        if (n <= 10) Assert.True(Math.Abs(rule.Integrate(x => Math.Pow(x, 2 * n)) - 2.0 / (2 * n + 1)) > 1e-7);
        for (int i = 1; i < n; i++) Assert.True(rule.Nodes[i] > rule.Nodes[i - 1]);
        foreach (double weight in rule.Weights) Assert.True(weight > 0);
    }

    /// <summary>Oracle: closed forms. The error falls by rho^2 per node, rho = (1 + sqrt(26)) / 5 for the Runge function.</summary>
    [Fact]
    public void Convergence_is_geometric_with_the_rate_of_the_nearest_singularity()
    {
        double exact = 2.0 / 5 * Math.Atan(5);
        double Error(int n) => Math.Abs(GaussLegendre.Rule(n).Integrate(x => 1 / (1 + 25 * x * x)) - exact);
        double rate = Math.Pow(Error(40) / Error(20), 1.0 / 20), expected = Math.Pow((1 + Math.Sqrt(26)) / 5, -2);
        Assert.InRange(rate / expected, 0.97, 1.03);
        Assert.Equal(Math.E - Math.Exp(-3), GaussLegendre.Rule(20, -3, 1).Integrate(Math.Exp), 1e-14);
    }

    [Fact]
    public void Rules_are_cached_and_bad_input_is_named()
    {
        Assert.Same(GaussLegendre.Rule(33), GaussLegendre.Rule(33));
        Assert.Throws<ArgumentOutOfRangeException>(() => GaussLegendre.Rule(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GaussLegendre.Rule(3, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GaussLegendre.Rule(3, double.NaN, 1));
        Assert.Throws<ArgumentNullException>(() => GaussLegendre.Rule(3).Integrate(null!));
    }
}
