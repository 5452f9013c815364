namespace ScalingLab.Numerics.Tests;

public sealed class GradedQuadratureTests
{
    [Fact]
    public void Panels_widen_geometrically_away_from_the_point()
    {
        var rule = new GradedQuadrature(nodesPerPanel: 4, ratio: 2);
        rule.Place(-7, 7, [new GradingPoint(0, 1)]);
        Assert.Equal([-7, -3, -1, 0, 1, 3, 7], rule.Edges.ToArray());
        Assert.Equal(24, rule.Count);
        rule.Place(-7, 7, [new GradingPoint(0, 1)], widest: 2.5);
        Assert.Equal([-7, -4.5, -2, -1, 0, 1, 3, 5.5, 7], rule.Edges.ToArray());
        rule.Place(0, 12, [], widest: 1);
        Assert.Equal(Enumerable.Range(0, 13).Select(i => (double)i), rule.Edges.ToArray());
    }

    /// <summary>
    /// The promise that a user relies on: every panel is as narrow as every point asks, points inside are ends, and there are no slivers.
    /// </summary>
    [Fact]
    public void Panels_respect_every_point()
    {
        var random = new Random(5);
        var rule = new GradedQuadrature();
        for (int trial = 0; trial < 500; trial++)
        {
            GradingPoint[] points = new GradingPoint[trial % 4];
            for (int i = 0; i < points.Length; i++)
                points[i] = new GradingPoint(4 * random.NextDouble() - 2, Math.Pow(10, -6 * random.NextDouble()));
            rule.Place(-1.5, 1.2, points, widest: 0.7);
            ReadOnlySpan<double> edges = rule.Edges;
            Assert.Equal(-1.5, edges[0]);
            Assert.Equal(1.2, edges[^1]);
            foreach (GradingPoint point in points.Where(p => p.Position is > -1.5 and < 1.2))
                Assert.Contains(point.Position, edges.ToArray());
            for (int p = 1; p < edges.Length; p++)
            {
                double width = edges[p] - edges[p - 1];
                Assert.InRange(width, 0, 0.7 * (1 + 1e-12));
                foreach (GradingPoint point in points)
                {
                    double distance = Math.Min(Math.Abs(edges[p] - point.Position), Math.Abs(edges[p - 1] - point.Position));
                    Assert.InRange(width, 0, (point.FinestWidth + 0.8 * distance) * (1 + 1e-9));
                }
            }

            Assert.InRange(rule.PanelCount, 1, 200);
            Assert.Equal(2.7, rule.Integrate(_ => 1), 1e-12);
        }
    }

    /// <summary>
    /// Oracles: closed forms of two Lorentzians, and of a softplus, whose excess over its kink is pi^2 w^2 / 6. Rounding of the position x
    /// moves a peak of width w by 1e-16 / w of its width.
    /// </summary>
    [Theory]
    [InlineData(1e-2)]
    [InlineData(1e-5)]
    [InlineData(1e-8)]
    public void Kinks_and_narrow_peaks_are_integrated_to_rounding(double width)
    {
        var rule = new GradedQuadrature();
        rule.Place(-9, 9, [new GradingPoint(0.3, width), new GradingPoint(-2, width), new GradingPoint(0, width)]);
        double tolerance = 1e-12 + 1e-16 / width;
        double peaks = rule.Integrate(x => Lorentz(x - 0.3) + Lorentz(x + 2));
        Assert.InRange(peaks / (Area(0.3) + Area(-2)) - 1, -tolerance, tolerance);
        double kink = rule.Integrate(x => Math.Max(0, x) + width * Math.Log(1 + Math.Exp(-Math.Abs(x / width))));
        Assert.InRange(kink / (40.5 + width * width * Math.PI * Math.PI / 6) - 1, -tolerance, tolerance);
        double excess = rule.Integrate(x => Math.Log(1 + Math.Exp(-Math.Abs(x / width)))) / width;
        Assert.InRange(excess / (Math.PI * Math.PI / 6) - 1, -tolerance, tolerance);
        Assert.InRange(rule.PanelCount, 10, 200);

        double Lorentz(double x) => width / (width * width + x * x);

        double Area(double centre) => Math.Atan((9 - centre) / width) + Math.Atan((9 + centre) / width);
    }

    /// <summary>
    /// The integral of D'Amico, Bocchi, Negri (arXiv 2505.13230) for the training error of the perceptron, graded as its solver does:
    /// around h = 0 with s/4 and the kink with 1 / (2 lambda). Oracle: the same with 40 nodes per panel and a ratio of 1.3.
    /// </summary>
    [Theory]
    [InlineData(0.9, 5)]
    [InlineData(0.999999, 1000)]
    public void Perceptron_integral_has_converged_at_16_nodes(double overlap, double norm)
    {
        double sine = Math.Sqrt(1 - overlap * overlap), kink = 0.2;
        double coarse = Integral(new GradedQuadrature(16, 1.8)), fine = Integral(new GradedQuadrature(40, 1.3));
        Assert.InRange(coarse / fine - 1, -1e-13, 1e-13);

        double Integral(GradedQuadrature rule)
        {
            rule.Place(
                -Math.Min(9.5, 11.4 * sine / overlap),
                Math.Min(9.5, kink + 22.5 / norm),
                [new GradingPoint(0, sine / 4), new GradingPoint(kink, 0.5 / norm)]);
            return rule.Integrate(h =>
            {
                double tail = MathNet.Numerics.SpecialFunctions.Erfc(-overlap * h / (sine * Math.Sqrt(2)));
                return Math.Exp(-0.5 * h * h) * tail / (1 + Math.Exp(2 * norm * (h - kink)));
            });
        }
    }

    [Fact]
    public void Placing_again_allocates_nothing()
    {
        var rule = new GradedQuadrature();
        rule.Place(-9, 9, [new GradingPoint(0.3, 1e-5)]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1; i < 50; i++) rule.Place(-9, 9, [new GradingPoint(0.1 * i, 1e-4)]);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        var rule = new GradedQuadrature();
        Assert.Throws<InvalidOperationException>(() => rule.Integrate(Math.Exp));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradedQuadrature(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradedQuadrature(4, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.Place(1, 0, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.Place(0, double.PositiveInfinity, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.Place(0, 1, [], widest: 0));
        Assert.Throws<ArgumentException>(() => rule.Place(0, 1, [new GradingPoint(0.5, 0)]));
        Assert.Throws<ArgumentException>(() => rule.Place(0, 1, [new GradingPoint(double.NaN, 1)]));
        var narrow = Assert.Throws<ArgumentException>(() => rule.Place(0, 1, [new GradingPoint(0.5, 1e-30)]));
        Assert.Contains("below the rounding", narrow.Message, StringComparison.Ordinal);
    }
}
