namespace ScalingLab.Numerics.Tests;

public sealed class GaussHermiteTests
{
    /// <summary>Oracle: Abramowitz, Stegun, table 25.10 (weight exp(−x^2)), n = 5 and 10.</summary>
    [Fact]
    public void Nodes_and_weights_agree_with_the_published_table()
    {
        Check(5, [2.020182870456086, 0.958572464613819, 0], [0.01995324205904591, 0.3936193231522412, 0.9453087204829419]);
        Check(
            10,
            [3.436159118837738, 2.532731674232790, 1.756683649299882, 1.036610829789514, 0.3429013272237046],
            [7.64043285523262e-6, 1.343645746781233e-3, 0.03387439445548106, 0.2401386110823147, 0.6108626337353258]);

        static void Check(int n, double[] nodes, double[] weights)
        {
            QuadratureRule rule = GaussHermite.Physicists(n);
            for (int i = 0; i < nodes.Length; i++)
            {
                Assert.Equal(nodes[i], rule.Nodes[n - 1 - i], 2e-15 * (1 + nodes[i]));
                Assert.InRange(rule.Weights[i] / weights[i] - 1, -1e-13, 1e-13);
                Assert.Equal(rule.Weights[i], rule.Weights[n - 1 - i]);
            }
        }
    }

    /// <summary>Oracle: E z^2k = (2k − 1)!!; all nodes and weights enter the highest moments.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(75)]
    public void Moments_of_the_normal_are_exact(int n)
    {
        QuadratureRule rule = GaussHermite.Normal(n);
        double moment = 1;
        for (int k = 0; k < n; moment *= 2 * k + 1, k++)
            Assert.InRange(rule.Integrate(z => Math.Pow(z, 2 * k)) / moment - 1, -1e-12, 1e-12);
        for (int i = 1; i < n; i++) Assert.True(rule.Nodes[i] > rule.Nodes[i - 1]);
    }

    /// <summary>Oracles: E cos(a z) = exp(−a^2 / 2), E exp(b z) = exp(b^2 / 2).</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(200)]
    [InlineData(301)]
    [InlineData(GaussHermite.MaximumCount)]
    public void Large_rules_average_entire_functions_to_rounding(int n)
    {
        QuadratureRule rule = GaussHermite.Normal(n);
        Assert.Equal(1, rule.Integrate(_ => 1), 1e-13);
        Assert.Equal(Math.Exp(-4.5), rule.Integrate(z => Math.Cos(3 * z)), 1e-13);
        Assert.InRange(rule.Integrate(z => Math.Exp(5 * z)) / Math.Exp(12.5) - 1, -1e-12, 1e-12);
    }

    [Fact]
    public void Rules_are_cached_and_bad_input_is_named()
    {
        Assert.Same(GaussHermite.Normal(21), GaussHermite.Normal(21));
        Assert.Throws<ArgumentOutOfRangeException>(() => GaussHermite.Normal(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GaussHermite.Physicists(GaussHermite.MaximumCount + 1));
    }
}
