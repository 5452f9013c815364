namespace Perceptron.Tests;

public sealed class GradientDescentTests
{
    // The reference is an independent simulation at N = 500..1000 of the difference between descent and minimiser at equal norm on the same samples, with its
    // standard error; 4 of both standard errors, and 0.001 for the different N.
    [Theory]
    [InlineData("2")]
    [InlineData("5")]
    public void TheDistanceFromTheConstrainedPathAgreesWithAnIndependentSimulation(string alpha)
    {
        const int Replicas = 8;
        var section = Reference.Section("gd_minus_constrained").GetProperty(alpha);
        double[] norms = [0.1, 0.6, 2, 7];
        double[] all = [.. section.GetProperty("lam").EnumerateArray().Select(x => x.GetDouble())];
        var differences = new double[norms.Length, Replicas];
        Parallel.For(0, Replicas, replica =>
        {
            double examples = double.Parse(alpha, System.Globalization.CultureInfo.InvariantCulture);
            var descent = Descent(examples, 500, replica, new PerceptronGradientDescentOptions());
            var minimiser = new PerceptronExperiment(new PerceptronExperimentOptions(), Tasks.Create(examples, 500, replica), Tasks.Streams(replica));
            for (int i = 0; i < norms.Length; i++)
            {
                descent.Advance(norms[i], CancellationToken.None);
                minimiser.Advance(norms[i], CancellationToken.None);
                differences[i, replica] = descent.TestError - minimiser.TestError;
            }
        });

        for (int i = 0; i < norms.Length; i++)
        {
            int index = Array.IndexOf(all, norms[i]);
            double expected = section.GetProperty("diff")[index].GetDouble(), theirs = section.GetProperty("sem")[index].GetDouble();
            double[] sample = [.. Enumerable.Range(0, Replicas).Select(replica => differences[i, replica])];
            double mean = sample.Average(), ours = Math.Sqrt(sample.Sum(x => (x - mean) * (x - mean)) / (Replicas - 1) / Replicas);
            Assert.InRange(mean - expected, -4 * (ours + theirs) - 0.001, 4 * (ours + theirs) + 0.001);
        }
    }

    // The specification found both step rules on one curve beyond lambda = 1; within 2 % here (steps of finite length).
    [Fact]
    public void ConstantAndNormalisedStepsFollowTheSameCurve()
    {
        var constant = Descent(2, 300, 0, new PerceptronGradientDescentOptions { Step = StepRule.Constant });
        var normalised = Descent(2, 300, 0, new PerceptronGradientDescentOptions());
        foreach (double norm in (double[])[1.5, 4])
        {
            constant.Advance(norm, CancellationToken.None);
            normalised.Advance(norm, CancellationToken.None);
            Tasks.Close(constant.TestError, normalised.TestError, 0.02);
        }

        Assert.True(constant.Steps > 1.5 * normalised.Steps, $"{constant.Steps} constant and {normalised.Steps} normalised steps");
    }

    [Fact]
    public void TheStateDoesNotDependOnHowTheClockWasCut()
    {
        var jump = Descent(2, 100, 0, new PerceptronGradientDescentOptions());
        var steps = Descent(2, 100, 0, new PerceptronGradientDescentOptions());
        jump.Advance(3, CancellationToken.None);
        foreach (double norm in (double[])[0.01, 0.2, 1, 1.001, 2, 3])
            steps.Advance(norm, CancellationToken.None);

        Assert.Equal(jump.TestError, steps.TestError);
        Assert.Equal(jump.TrainLoss, steps.TrainLoss);
    }

    [Fact]
    public void TooFewStepsFailAndNameTheResidual()
    {
        var descent = Descent(2, 100, 0, new PerceptronGradientDescentOptions { Step = StepRule.Constant, MaximumSteps = 20 });

        var failure = Assert.Throws<RunFailedException>(() => descent.Advance(100, CancellationToken.None));

        Assert.Contains("residual", failure.Message, StringComparison.Ordinal);
        Assert.Contains("20 steps", failure.Message, StringComparison.Ordinal);
    }

    private static PerceptronGradientDescent Descent(double alpha, int dimension, int replica, PerceptronGradientDescentOptions options) =>
        new(options, Tasks.Create(alpha, dimension, replica), Tasks.Streams(replica));
}
