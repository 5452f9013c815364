namespace ScalingLab.Numerics.Tests;

public sealed class BrentTests
{
    /// <summary>
    /// Oracles: closed forms; functions of the test set of Alefeld, Potra, Shi (ACM TOMS 21, 327, 1995), flat, steep and discontinuous
    /// ones among them.
    /// </summary>
    [Fact]
    public void Roots_are_found_to_rounding()
    {
        Check(x => x * x - 2, 0, 2, Math.Sqrt(2), 15);
        Check(x => Math.Cos(x) - x, 0, 1, 0.7390851332151606417, 12);
        Check(x => Math.Exp(-x) - 1e-12, 0, 100, 12 * Math.Log(10), 60);
        Check(x => Math.Tanh(1e6 * (x - 0.1)), -1, 3, 0.1, 80);
        Check(x => x < 0.3 ? -1 : 1, 0, 1, 0.3, 120);
        Check(x => x, -1e-300, 3e300, 0, 500);
        Check(x => 1 - x, -5, 1, 1, 2);

        static void Check(Func<double, double> function, double lower, double upper, double exact, int evaluations)
        {
            int calls = 0;
            Root root = BrentRoot.Find(x => function(x) * (++calls > 0 ? 1 : 0), lower, upper);
            Assert.Equal(exact, root.Position, 1e-15 + 1e-15 * Math.Abs(exact));
            Assert.Equal(function(root.Position), root.Residual);
            Assert.Equal(calls, root.Evaluations);
            Assert.InRange(calls, 2, evaluations);
        }
    }

    /// <summary>With order above 1.6 (the secant's), four more evaluations turn 1e-2 into 1e-13; bisection takes 36.</summary>
    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(-2, 7)]
    public void Convergence_is_superlinear(double lower, double upper)
    {
        List<double> errors = [];
        BrentRoot.Find(
            x =>
            {
                errors.Add(Math.Abs(x - Math.Log(3)));
                return Math.Exp(x) - 3;
            },
            lower,
            upper);
        Assert.InRange(errors.FindIndex(e => e < 1e-13) - errors.FindIndex(e => e < 1e-2), 1, 4);
    }

    [Fact]
    public void Tolerance_saves_evaluations_and_is_kept()
    {
        Root loose = BrentRoot.Find(x => Math.Exp(x) - 3, -5, 5, 1e-3), tight = BrentRoot.Find(x => Math.Exp(x) - 3, -5, 5);
        Assert.Equal(Math.Log(3), loose.Position, 1e-3);
        Assert.True(loose.Evaluations < tight.Evaluations);
    }

    [Fact]
    public void Failures_are_named()
    {
        var same = Assert.Throws<ArgumentException>(() => BrentRoot.Find(x => x * x + 1, -1, 2));
        Assert.Contains("2 at -1 and 5 at 2", same.Message, StringComparison.Ordinal);
        Assert.Throws<ConvergenceException>(() => BrentRoot.Find(x => x is > 0.2 and < 0.3 ? double.NaN : x - 0.25, 0, 0.75));
        Assert.Throws<ConvergenceException>(() => BrentRoot.Find(x => x > 0.1 ? double.NaN : -1, 0, 1));
        var limit = Assert.Throws<ConvergenceException>(() => BrentRoot.Find(x => Math.Exp(x) - 3, -5, 5, maximumEvaluations: 4));
        Assert.Contains("4 evaluations", limit.Message, StringComparison.Ordinal);
        Assert.Equal(Math.Exp(limit.Position) - 3, limit.Residual);
        Assert.Throws<ArgumentOutOfRangeException>(() => BrentRoot.Find(Math.Sin, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BrentRoot.Find(Math.Sin, -1, 1, -1));
        Assert.Throws<ArgumentNullException>(() => BrentRoot.Find(null!, -1, 1));
    }

    /// <summary>Oracles: closed forms; a smooth minimum is flat to rounding within 1.5e-8 of its position.</summary>
    [Theory]
    [InlineData(-10, 10)]
    [InlineData(0, 5)]
    [InlineData(1.9, 400)]
    public void Minima_are_found_to_the_root_of_rounding(double lower, double upper)
    {
        Minimum parabola = BrentMinimum.Find(x => (x - 2) * (x - 2) + 1, lower, upper);
        Assert.Equal(2, parabola.Position, 1e-7);
        Assert.Equal(1, parabola.Value, 1e-14);
        Assert.False(parabola.AtBoundary);
        Minimum quartic = BrentMinimum.Find(x => x * x / 8 - Math.Log(Math.Abs(x) + 1e-9), 1e-3, 50, 1e-9);
        Assert.Equal(2, quartic.Position, 1e-6);
        Assert.InRange(quartic.Evaluations, 5, 45);
        Assert.Equal(2.5, BrentMinimum.Find(x => Math.Abs(x - 2.5), 1, 7).Position, 1e-6);
    }

    [Fact]
    public void Minimum_at_an_end_is_flagged()
    {
        Minimum minimum = BrentMinimum.Find(Math.Exp, -1, 3, 1e-6);
        Assert.True(minimum.AtBoundary);
        Assert.Equal(-1, minimum.Position, 3e-6);
        Assert.Throws<ConvergenceException>(() => BrentMinimum.Find(_ => double.NaN, 0, 1));
        Assert.Throws<ConvergenceException>(() => BrentMinimum.Find(x => x * x, -1, 2, maximumEvaluations: 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => BrentMinimum.Find(Math.Exp, 1, 0));
    }
}
