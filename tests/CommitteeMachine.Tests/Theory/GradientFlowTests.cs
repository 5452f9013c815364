namespace CommitteeMachine.Tests;

/// <summary>Gradient flow on the weights.</summary>
public sealed class GradientFlowTests
{
    /// <summary>
    /// Oracle: the equations of the overlaps without their term of order η², from the same weights. The same trajectory in other variables, to the 1e-11 of a step
    /// of either integrator, which differences between units amplify a thousandfold. With L = N and blocks, K ≠ M, frozen directions, and a trained output.
    /// </summary>
    [Theory]
    [InlineData(2, 2, 60, Activation.Erf, null, false)]
    [InlineData(3, 2, 5, Activation.Erf, null, false)]
    [InlineData(2, 3, 12, Activation.Erf, 17, false)]
    [InlineData(3, 3, 60, Activation.Relu, null, false)]
    [InlineData(1, 1, 20, Activation.Relu, null, true)]
    public void FollowsTheOverlapsAtSmallLearningRates(int students, int teachers, int blocks, Activation activation, int? directions, bool trainsOutput)
    {
        var streams = new PhiloxStreams(5, 1);
        GaussianCommittee task = new(SimulationTests.Data(60, teachers, blocks) with { Activation = activation }, streams);
        CommitteeMachineGradientFlow flow = new(
            new() { HiddenUnits = students, LearningRate = 0.3, InitScale = 0.2, InitOverlap = 0.1, TrainableDirections = directions, TrainableOutput = trainsOutput, RelativeTolerance = 1e-11 },
            task, streams);
        CommitteeMachineOde overlaps = new(
            new() { HiddenUnits = students, LearningRate = 0.3, InitScale = 0.2, InitOverlap = 0.1, TrainableDirections = directions, TrainableOutput = trainsOutput, SecondOrder = false },
            task, streams);

        foreach (double alpha in (ReadOnlySpan<double>)[0, 1, 20])
        {
            flow.Advance(alpha, CancellationToken.None);
            overlaps.Advance(alpha, CancellationToken.None);
            Close.Relative(overlaps.TestLoss, flow.TestLoss, 1e-8, floor: 1e-14);
            Close.Relative(overlaps.OutputWeight, flow.OutputWeight, 1e-8);
            var (r, q, t) = SimulationTests.Overlaps(overlaps);
            var (flowR, flowQ, flowT) = SimulationTests.Overlaps(flow);
            Close.Absolute(r, flowR, 1e-8);
            Close.Absolute(q, flowQ, 1e-8);
            Close.Absolute(t, flowT, 1e-12);
        }
    }

    /// <summary>Oracle: linear units in closed form, Σ λ m exp(−2 η λ α)/2 from the same weights; the integrator's 1e-11 a step.</summary>
    [Fact]
    public void LinearUnitsDecayExponentially()
    {
        var streams = new PhiloxStreams(5, 1);
        GaussianCommittee task = new(SimulationTests.Data(64, 3, 64) with { Activation = Activation.Linear }, streams);
        CommitteeMachineGradientFlow flow = new(new() { HiddenUnits = 2, LearningRate = 5, InitScale = 0.2, RelativeTolerance = 1e-11 }, task, streams);
        CommitteeMachineLinear exact = new(new() { HiddenUnits = 2, LearningRate = 5, InitScale = 0.2, Theory = LinearTheory.GradientFlow, Start = LinearStart.Replica }, task, streams);

        flow.Advance(3, CancellationToken.None);
        exact.Advance(3, CancellationToken.None);

        Close.Relative(exact.TestLoss, flow.TestLoss, 1e-9);
    }

    [Fact]
    public void TooManyWeightsAreRefused() => Assert.Equal(
        ["40 student units of dimension 1000000 are more than the 20000000 weights that gradient flow is integrated for; use fewer, or committee-machine.ode with second-order: false"],
        Validation.Problems(new CommitteeMachineGradientFlowOptions { HiddenUnits = 40, LearningRate = 0.1 }, SimulationTests.Data(1_000_000, 1, 1)));
}
