using ScalingLab.Numerics;
using ScalingLab.Sdk;
using ScalingLab.SyntheticLaws;

namespace SyntheticLaws.Tests;

public sealed class SyntheticLearnerTests
{
    private static readonly ThreeRegionLaw Law = new(new() { Exponent = 0.5, Break = 100, Floor = 0.1 });

    [Fact]
    public void Without_noise_the_loss_is_that_of_the_law_and_the_compute_is_counted()
    {
        var learner = new SyntheticLearner(new() { ModelSize = 1e6 }, Law, new PhiloxStreams(1, 0));
        learner.Advance(400, default);

        Assert.Equal(Law.Loss(1e6, 400), learner.TestLoss);
        Assert.Equal(6 * 1e6 * 400, learner.Compute);
    }

    [Fact]
    public void The_noise_does_not_depend_on_how_a_stretch_is_cut()
    {
        SyntheticLearner Learner() => new(new() { Noise = 0.1, RunNoise = 0.2 }, Law, new PhiloxStreams(3, 5));
        SyntheticLearner once = Learner(), often = Learner();
        once.Advance(1000, default);
        for (int i = 1; i <= 10; i++) often.Advance(100 * i, default);

        Assert.Equal(once.TestLoss, often.TestLoss);
        Assert.NotEqual(Law.Loss(1, 1000), once.TestLoss);
    }

    [Fact]
    public void Noise_has_the_variance_between_runs_and_along_a_curve_that_was_asked_for()
    {
        // 2000 runs at two sizes: variances have a relative error of sqrt(2/2000) = 3 %, four of it are allowed; correlation of ln L between D and D e^0.1 is
        // (r^2 + s^2 exp(-0.1^2 / 2 0.1^2)) / (r^2 + s^2) with r = 0.05, s = 0.1, 0.685 with an error of about 0.012.
        const int Runs = 2000;
        double[] near = new double[Runs], far = new double[Runs];
        for (int run = 0; run < Runs; run++)
        {
            var learner = new SyntheticLearner(new() { Noise = 0.1, RunNoise = 0.05, CorrelationLength = 0.1 }, Law, new PhiloxStreams(9, run));
            learner.Advance(1000, default);
            near[run] = Math.Log(learner.TestLoss / Law.Loss(1, learner.Time));
            learner.Advance(1000 * Math.Exp(0.1), default);
            far[run] = Math.Log(learner.TestLoss / Law.Loss(1, learner.Time));
        }

        double variance = near.Average(value => value * value), covariance = near.Zip(far, (a, b) => a * b).Average();
        Assert.Equal(0.0125, variance, 0.12 * 0.0125);
        Assert.Equal((0.0025 + 0.01 * Math.Exp(-0.5)) / 0.0125, covariance / variance, 0.05);
    }

    [Fact]
    public void A_law_without_a_value_at_the_start_says_so()
    {
        var learner = new SyntheticLearner(new(), new AdditiveLaw(new()), new PhiloxStreams(1, 0));

        Assert.Contains("start above 0", Assert.Throws<RunFailedException>(() => learner.TestLoss).Message, StringComparison.Ordinal);
    }
}
