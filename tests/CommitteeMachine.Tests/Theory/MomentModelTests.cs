namespace CommitteeMachine.Tests;

public sealed class MomentModelTests
{
    /// <summary>
    /// Oracle: the block equations from the same weights, both at 1e-12. The condition number of the closure is 1e3 at L = 4, 1e7 at 6 and 6e10 at 8; an
    /// independent integration of both lost 2e-8 up to 6 and 3e-7 at 8, and five times that is allowed.
    /// </summary>
    [Theory]
    [InlineData(1, Activation.Erf, false, 1e-9)]
    [InlineData(2, Activation.Relu, false, 1e-8)]
    [InlineData(4, Activation.Erf, true, 1e-7)]
    [InlineData(4, Activation.Linear, false, 1e-7)]
    [InlineData(6, Activation.Erf, false, 1e-7)]
    [InlineData(8, Activation.Erf, false, 1.5e-6)]
    public void AgreesWithTheBlockEquations(int eigenvalues, Activation activation, bool trainsOutput, double tolerance)
    {
        var streams = new PhiloxStreams(9, 0);
        var task = new GaussianCommittee(new() { Dimension = 48 * eigenvalues, HiddenUnits = 2, Eigenvalues = eigenvalues, Activation = activation }, streams);
        var blocks = new CommitteeMachineOde(
            new() { HiddenUnits = 3, LearningRate = 0.5, InitScale = 0.5, TrainableOutput = trainsOutput, RelativeTolerance = 1e-12 }, task, streams);
        var moments = new CommitteeMachineMoments(
            new() { HiddenUnits = 3, LearningRate = 0.5, InitScale = 0.5, TrainableOutput = trainsOutput, RelativeTolerance = 1e-12 }, task, streams);

        foreach (double alpha in new[] { 0.0, 1, 5, 20 })
        {
            blocks.Advance(alpha, CancellationToken.None);
            moments.Advance(alpha, CancellationToken.None);
            Close.Relative(blocks.TestLoss, moments.TestLoss, tolerance);
            Close.Absolute(SimulationTests.Overlaps(blocks).StudentStudent, SimulationTests.Overlaps(moments).StudentStudent, tolerance);
            Close.Relative(blocks.OutputWeight, moments.OutputWeight, tolerance);
        }
    }

    /// <summary>Oracle: the reference data for L = 3, coefficients and a trajectory from an explicit start, in blocks and by moments, at the tolerance stated there.</summary>
    [Fact]
    public void FollowsTheReferenceData()
    {
        var reference = ReferenceData.Case<OdeCase>("P5_moments_L3");
        var streams = new PhiloxStreams(0, 0);
        var model = new CommitteeMachineMoments(
            new() { HiddenUnits = reference.K, LearningRate = reference.Eta, InitialOverlaps = reference.Start, RelativeTolerance = 1e-12 },
            new GaussianCommittee(reference.Data, streams),
            streams);

        Close.Relative(reference.MomentCoefficients!, MinimalPolynomial.Coefficients(reference.Eigenvalues), 1e-14);
        for (int p = 0; p < reference.Alphas.Length; p++)
        {
            model.Advance(reference.Alphas[p], CancellationToken.None);
            Close.Relative(reference.TestLoss[p], model.TestLoss, reference.TestLossTolerance[p], floor: 1e-14);
            Close.Relative(reference.MomentTestLoss![p], model.TestLoss, reference.TestLossTolerance[p], floor: 1e-14);
        }
    }

    /// <summary>Oracle: Π (x − λ_l) of 1, 2, 4 by hand; and a double root that cancels.</summary>
    [Fact]
    public void CoefficientsAreThoseOfTheProduct()
    {
        Assert.Equal([-8, 14, -7], MinimalPolynomial.Coefficients([4, 1, 2]));
        Assert.Equal([0.0625, -0.5], MinimalPolynomial.Coefficients([0.25, 0.25]));
    }

    [Fact]
    public void TooManyEigenvaluesAreRefusedWithTheConditionNumber()
    {
        var options = new CommitteeMachineMomentsOptions { HiddenUnits = 2, LearningRate = 0.1 };
        var data = new GaussianCommitteeOptions { Dimension = 720, HiddenUnits = 2, Eigenvalues = 8 };

        Assert.Empty(Validation.Problems(options, data));
        Assert.Matches(
            @"^the moments of 9 eigenvalues do not determine .* condition number of their closure is (\d|\d\.\d)E\+1\d; at most 8 eigenvalues are supported, use committee-machine\.ode$",
            Assert.Single(Validation.Problems(options, data with { Eigenvalues = 9 })));
        Assert.Contains("is more than 1E+15;", Assert.Single(Validation.Problems(options, data with { Eigenvalues = 720 })), StringComparison.Ordinal);
        Assert.StartsWith(
            "an eigenvalue is listed twice", Assert.Single(Validation.Problems(options, data with { Eigenvalues = 1, Spectrum = [2, 1, 1] })), StringComparison.Ordinal);
        Assert.StartsWith(
            "the moments of all directions are one chain", Assert.Single(Validation.Problems(options with { TrainableDirections = 5 }, data)), StringComparison.Ordinal);
    }
}
