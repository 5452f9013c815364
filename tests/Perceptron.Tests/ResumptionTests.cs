using ScalingLab.Testing;

namespace Perceptron.Tests;

/// <summary>Oracle: an undisturbed run, bit for bit.</summary>
public sealed class ResumptionTests
{
    private static readonly double[] Times = [0, 0.3, 2, 30, 60];

    [Theory]
    [InlineData(SphereMethod.LimitedMemoryBfgs)]
    [InlineData(SphereMethod.ProjectedGradient)]
    public void TheMinimiserOnTheSphereGoesOnFromACheckpoint(SphereMethod method)
    {
        var options = new PerceptronExperimentOptions { Method = method, Tolerance = 1e-4 };
        double[] times = method == SphereMethod.ProjectedGradient ? [0, 0.3, 2] : Times;

        Resumption.Check(
            () => new PerceptronExperiment(options, Tasks.Create(2, 204), Tasks.Streams()), times, model => [.. Read(model), model.Residual], cut: false);
    }

    [Fact]
    public void TheRegularisationPathGoesOnFromACheckpoint() => Resumption.Check(
        () => new PerceptronRidge(new PerceptronRidgeOptions { Tolerance = 1e-5 }, Tasks.Create(2, 204), Tasks.Streams()),
        [0.3, 2, 8], model => [.. Read(model), model.Residual, model.Multiplier], cut: false);

    [Theory]
    [InlineData(StepRule.Normalised)]
    [InlineData(StepRule.Constant)]
    public void GradientDescentGoesOnFromACheckpoint(StepRule step) => Resumption.Check(
        () => new PerceptronGradientDescent(new PerceptronGradientDescentOptions { Step = step }, Tasks.Create(2, 204), Tasks.Streams()),
        step == StepRule.Constant ? [0, 0.3, 2] : Times, Read);

    private static double[] Read(PerceptronStudent model) =>
        model.Time == 0 ? [] : [model.Time, model.TestError, model.RelativeTestError, model.Overlap, model.TrainLoss, model.TrainError, model.Margin];
}
