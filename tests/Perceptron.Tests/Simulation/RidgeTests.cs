namespace Perceptron.Tests;

public sealed class RidgeTests
{
    // The two problems have the same minimiser at equal norm (convexity): the sphere is the independent solution.
    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public void TheRegularisationPathIsThePathOnTheSphere(double lossScale)
    {
        var ridge = new PerceptronRidge(new PerceptronRidgeOptions { Tolerance = 1e-7, LossScale = lossScale }, Tasks.Create(2, 204), Tasks.Streams());
        var sphere = new PerceptronExperiment(new PerceptronExperimentOptions { Tolerance = 1e-8, LossScale = lossScale }, Tasks.Create(2, 204), Tasks.Streams());
        foreach (double norm in (double[])[0.3, 2, 8])
        {
            ridge.Advance(norm, CancellationToken.None);
            sphere.Advance(norm, CancellationToken.None);
            Assert.InRange(ridge.Residual, 0, 1e-7);
            Tasks.Close(sphere.TestError, ridge.TestError, 1e-5);
            Tasks.Close(sphere.TrainLoss, ridge.TrainLoss, 1e-5);
        }
    }

    // The theory's multiplier; at N = 500 the norm at given multiplier scatters by 0.4 % (alpha = 5, lambda = 5), the multiplier by several times that,
    // since log mu falls by 3 or 4 while log lambda grows by 1. Mean of 4 replicas: 5 %.
    [Fact]
    public void TheMultiplierAgreesWithTheReplicaTheory()
    {
        double sum = 0;
        for (int replica = 0; replica < 4; replica++)
        {
            var ridge = new PerceptronRidge(new PerceptronRidgeOptions(), Tasks.Create(5, 500, replica), Tasks.Streams(replica));
            ridge.Advance(5, CancellationToken.None);
            sum += Math.Log(ridge.Multiplier);
        }

        Assert.Equal(Math.Log(0.011511617594761717), sum / 4, 0.05);
    }
}
