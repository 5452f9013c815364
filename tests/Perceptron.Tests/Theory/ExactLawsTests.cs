using ScalingLab.Numerics;

namespace Perceptron.Tests;

/// <summary>The closed limits of the replica theory; numbers from the specification of arXiv 2505.13230.</summary>
public sealed class ExactLawsTests
{
    // R = sqrt(2 alpha / (2 alpha + pi)) is Hebb's rule; the first correction is of order lambda, 1e-3 here.
    [Theory]
    [InlineData(0.5)]
    [InlineData(5)]
    [InlineData(200)]
    public void SmallNormIsHebbsRule(double alpha)
    {
        var theory = Tasks.Theory(alpha);
        theory.Advance(1e-3, CancellationToken.None);

        Tasks.Close(Math.Sqrt(2 * alpha / (2 * alpha + Math.PI)), theory.Overlap, 2e-3);
        Tasks.Close(1, theory.RelativeTestError, 2e-3);
        Assert.Equal(1, Relative(alpha, ReplicaLimit.Hebb, 3), 1e-12);
    }

    [Fact]
    public void TheLargestMarginAgreesWithTheIndependentSolution()
    {
        foreach (var expected in Reference.Cases("max_margin"))
        {
            var (angle, margin, _) = MaxMargin.Solve(expected.Number("alpha"));
            Tasks.Close(expected.Number("R"), angle.Cosine, 1e-9);
            Tasks.Close(expected.Number("eps"), angle.Radians / Math.PI, 1e-9);
            Tasks.Close(expected.Number("kappa"), margin, 1e-9);
        }
    }

    // alpha eps -> 0.50049 and alpha kappa -> 1.00446, five printed digits; corrections are of order 1/alpha.
    [Fact]
    public void TheLargestMarginOfManyExamplesFollowsItsLaw()
    {
        var (angle, margin, _) = MaxMargin.Solve(1e5);

        Assert.Equal(0.50049, 1e5 * angle.Radians / Math.PI, 2e-5);
        Assert.Equal(1.00446, 1e5 * margin, 2e-5);
    }

    // Convergence is slow, of order log(lambda)/lambda: 1e-3 at lambda = 3e4 for alpha = 0.5 would be 3.4e-4 / 0.3.
    [Theory]
    [InlineData(0.5)]
    [InlineData(5)]
    public void LargeNormIsTheLargestMargin(double alpha) =>
        Tasks.Close(Tasks.Theory(alpha, ReplicaLimit.MaxMargin).Error(1), Tasks.Theory(alpha).Error(3e4), 1e-3);

    [Fact]
    public void BayesAndGibbsAgreeWithTheIndependentSolution()
    {
        foreach (var expected in Reference.Cases("bayes"))
        {
            double alpha = expected.Number("alpha");
            Tasks.Close(expected.Number("eps_bayes"), Posterior(alpha, PosteriorEstimator.Bayes), 1e-9);
            Tasks.Close(expected.Number("eps_gibbs"), Posterior(alpha, PosteriorEstimator.Gibbs), 1e-9);
        }
    }

    // 0.44170/alpha and 0.62466/alpha, five printed digits (the first of them Opper and Haussler 1991: 0.442).
    [Fact]
    public void BayesAndGibbsOfManyExamplesFollowTheirLaws()
    {
        Assert.Equal(0.44170, 1e5 * Posterior(1e5, PosteriorEstimator.Bayes), 1.5e-5);
        Assert.Equal(0.62466, 1e5 * Posterior(1e5, PosteriorEstimator.Gibbs), 1.5e-5);
    }

    // A(lambda) of the reference, 1e-9; k1 = 0.555174 and the asymptote within its correction of order 1/lambda^2.
    [Fact]
    public void TheEarlyLawAgrees()
    {
        foreach (var expected in Reference.Section("early_law").GetProperty("A").EnumerateObject())
            Tasks.Close(expected.Value.GetDouble(), Math.Pow(EarlyLaw.RelativeError(double.Parse(expected.Name, System.Globalization.CultureInfo.InvariantCulture)), 2), 1e-9);

        Assert.Equal(0.555174, EarlyLaw.Amplitude, 5e-7);
        Tasks.Close(EarlyLaw.Amplitude, EarlyLaw.RelativeError(1e4) * 100, 1e-7);
        Tasks.Close(EarlyLaw.RelativeError(3), Relative(1e4, ReplicaLimit.None, 3), 1e-3);
    }

    [Fact]
    public void TheScalingLimitAgreesWithTheIndependentSolution()
    {
        foreach (var expected in Reference.Section("scaling_limit").GetProperty("points").EnumerateArray())
            Tasks.Close(expected.Number("alpha_eps"), Tasks.Theory(1, ReplicaLimit.Scaling).Error(expected.Number("L")), 1e-9);
    }

    // lambda_opt = 0.88359 alpha, alpha eps_opt = 0.4419779, and k1 / eps_opt meets the early law at lambda_elbow = 0.25112 alpha.
    [Fact]
    public void TheOptimumOfTheScalingLimitFollowsItsLaws()
    {
        var section = Reference.Section("scaling_limit");
        var minimum = BrentMinimum.Find(x => Tasks.Theory(1, ReplicaLimit.Scaling).Error(Math.Exp(x)), -0.4, 0.2, 1e-7);

        Tasks.Close(section.Number("L_opt"), Math.Exp(minimum.Position), 1e-5);
        Tasks.Close(section.Number("alpha_eps_opt"), minimum.Value, 1e-9);
        Tasks.Close(section.Number("L_elbow"), Math.Pow(section.Number("k1_abs") / minimum.Value, 2), 1e-7);
        Tasks.Close(0.50049, Tasks.Theory(1, ReplicaLimit.Scaling).Error(1e4), 5e-4);
    }

    // The finite-alpha optimum of the specification's table, six digits.
    [Theory]
    [InlineData(1000, 883.586, 0.000441977)]
    [InlineData(50, 44.1919, 0.00883464)]
    public void TheOptimumOfManyExamplesIsThatOfTheScalingLimit(double alpha, double norm, double error) =>
        Tasks.Close(error, Tasks.Theory(alpha).Error(norm), 2e-6);

    // Ordering of the rules; a theory below the Bayes error is a bug whatever the tolerance.
    [Theory]
    [InlineData(0.5, 0.76280)]
    [InlineData(1, 1.18583)]
    [InlineData(2, 1.99886)]
    [InlineData(5, 4.53610)]
    [InlineData(20, 17.7031)]
    [InlineData(200, 176.720)]
    [InlineData(1000, 883.586)]
    public void BayesIsBelowTheOptimumBelowTheLargestMarginBelowHebb(double alpha, double optimum)
    {
        double best = Tasks.Theory(alpha).Error(optimum), margin = Tasks.Theory(alpha, ReplicaLimit.MaxMargin).Error(1);

        Assert.True(Posterior(alpha, PosteriorEstimator.Bayes) < best, "Bayes");
        Assert.True(best < margin, "largest margin");
        Assert.True(margin < Tasks.Theory(alpha, ReplicaLimit.Hebb).Error(1), "Hebb");
        Assert.InRange(best / Posterior(alpha, PosteriorEstimator.Bayes), 1, 1.0007);
    }

    // The corners of the stated range: every point converges and stays between Bayes and Hebb.
    [Theory]
    [InlineData(0.5)]
    [InlineData(10)]
    [InlineData(1e4)]
    public void TheWholeRangeConverges(double alpha)
    {
        var theory = Tasks.Theory(alpha);
        double bayes = Posterior(alpha, PosteriorEstimator.Bayes), hebb = Tasks.Theory(alpha, ReplicaLimit.Hebb).Error(1);
        for (double norm = 1e-3; norm <= 3.01e4; norm *= Math.Pow(10, 0.25))
        {
            double error = theory.Error(norm);
            Assert.InRange(theory.Residual, 0, 1e-10);
            Assert.InRange(error, bayes, hebb);
        }
    }

    private static double Relative(double alpha, ReplicaLimit limit, double norm)
    {
        var theory = Tasks.Theory(alpha, limit);
        theory.Advance(norm, CancellationToken.None);
        return theory.RelativeTestError;
    }

    private static double Posterior(double alpha, PosteriorEstimator estimator) =>
        new PerceptronBayes(new PerceptronBayesOptions { Estimator = estimator }, Tasks.Create(alpha, dimension: 10)).TestError;
}
