namespace Perceptron.Tests;

public sealed class ReplicaReferenceTests
{
    public static TheoryData<double, double> Points => [.. Reference.Cases("rs_cases").Select(point => (point.Number("alpha"), point.Number("lam")))];

    // The reference states 1e-9 relative for R and the error; its other columns follow from the same solution.
    [Theory]
    [MemberData(nameof(Points))]
    public void PointsAgreeWithTheIndependentSolution(double alpha, double norm)
    {
        var expected = Reference.Cases("rs_cases").First(point => point.Number("alpha") == alpha && point.Number("lam") == norm);
        var theory = Tasks.Theory(alpha);

        Tasks.Close(expected.Number("eps_gen"), theory.Error(norm), 1e-9);

        Tasks.Close(expected.Number("R"), theory.Overlap, 1e-9);
        Tasks.Close(expected.Number("train_loss_per_N"), alpha * theory.TrainLoss, 1e-8);
        Assert.Equal(expected.Number("train_error"), theory.TrainError, 1e-12);
        Assert.InRange(theory.Residual, 0, 1e-10);
    }

    [Theory]
    [MemberData(nameof(Points))]
    public void TheSusceptibilityAgreesWithTheIndependentSolution(double alpha, double norm)
    {
        var expected = Reference.Cases("rs_cases").First(point => point.Number("alpha") == alpha && point.Number("lam") == norm);

        var point = new ReplicaPath(alpha, scalingLimit: false).Solve(norm, CancellationToken.None);

        Tasks.Close(expected.Number("chi"), Math.Exp(point.LogC) / (4 * norm * norm), 1e-8);
    }

    // The specification's table of the ridge multiplier, from the same independent solution: mu = alpha E[(h + g) g] / (chi lambda^2).
    [Fact]
    public void TheRidgeMultiplierOfAPointAgrees()
    {
        foreach (var expected in Reference.Cases("ridge"))
        {
            double alpha = expected.Number("alpha"), norm = expected.Number("lam");
            Tasks.Close(expected.Number("mu"), RidgeMultiplier.At(alpha, norm, CancellationToken.None), 1e-8);
        }
    }

    // The optimum is flat: the reference states 3e-4 for its position and 1e-9 for the error, whose minimum is searched by Brent's method.
    [Fact]
    public void TheOptimumAgrees()
    {
        foreach (var expected in Reference.Cases("optimum"))
        {
            double alpha = expected.Number("alpha"), guess = Math.Log(expected.Number("lam_opt"));
            var minimum = ScalingLab.Numerics.BrentMinimum.Find(x => Tasks.Theory(alpha).Error(Math.Exp(x)), guess - 0.1, guess + 0.1, 1e-6);

            Tasks.Close(expected.Number("lam_opt"), Math.Exp(minimum.Position), 3e-4);
            Tasks.Close(expected.Number("eps_opt"), minimum.Value, 1e-9);
            Tasks.Close(expected.Number("eps0"), Tasks.Theory(alpha, ReplicaLimit.Hebb).Error(1), 1e-12);
        }
    }

    // What is observed in between must not matter: the continuation has a grid of its own.
    [Fact]
    public void APointDoesNotDependOnThePointsBefore()
    {
        var stepwise = Tasks.Theory(2);
        foreach (double norm in (double[])[1e-3, 0.0123, 0.5, 0.51, 3, 4])
            stepwise.Error(norm);

        Assert.Equal(Tasks.Theory(2).Error(7.7), stepwise.Error(7.7));
        Assert.Equal(Tasks.Theory(2).Error(7.7), stepwise.TestError);
    }

    // The grid is logarithmic; equal loss at half the norm with k = 1 is the definition of the scale.
    [Fact]
    public void TheOrdinaryLogisticLossReachesTheSamePointAtTwiceTheNorm()
    {
        var ordinary = new PerceptronReplica(new PerceptronReplicaOptions { LossScale = 1 }, Tasks.Create(5));

        Assert.Equal(Tasks.Theory(5).Error(4), ordinary.Error(8));
    }

    [Fact]
    public void TheLimitOfNormZeroIsNoPoint()
    {
        var failure = Assert.Throws<RunFailedException>(() => Tasks.Theory(5).TestError);

        Assert.Contains("residual", failure.Message, StringComparison.Ordinal);
        Assert.Contains("limit: hebb", failure.Message, StringComparison.Ordinal);
    }
}
