using ScalingLab.Testing;

namespace CommitteeMachine.Tests;

/// <summary>Oracle: an undisturbed run, bit for bit.</summary>
public sealed class ResumptionTests
{
    private static readonly double[] Times = [0, 0.5, 3.017, 20, 120];

    [Theory]
    [InlineData(Activation.Erf, 1, null, false)]
    [InlineData(Activation.Erf, 4, null, true)]
    [InlineData(Activation.Relu, 4, 40, false)]
    public void SimulationGoesOnFromACheckpoint(Activation activation, int blocks, int? directions, bool trainableOutput)
    {
        var options = new CommitteeMachineOptions { HiddenUnits = 3, LearningRate = 0.7, InitScale = 0.1, TrainableDirections = directions, TrainableOutput = trainableOutput };
        Check((task, streams) => new CommitteeMachineSimulation(options, task, streams), activation, blocks);
    }

    /// <summary>K + M = 17: the times lie in the middle of blocks of examples.</summary>
    [Fact]
    public void BlocksGoOnFromACheckpoint()
    {
        var options = new CommitteeMachineOptions { HiddenUnits = 15, LearningRate = 0.7, InitScale = 0.1 };
        Check((task, streams) => new CommitteeMachineSimulation(options, task, streams), Activation.Erf, 4);
    }

    [Theory]
    [InlineData(Activation.Erf, 1, null)]
    [InlineData(Activation.Linear, 16, 40)]
    public void ChainGoesOnFromACheckpoint(Activation activation, int blocks, int? directions)
    {
        var options = new CommitteeMachineChainOptions { HiddenUnits = 3, LearningRate = 0.7, InitScale = 0.1, TrainableDirections = directions };
        Check((task, streams) => new CommitteeMachineChain(options, task, streams), activation, blocks);
    }

    [Theory]
    [InlineData(OdeMethod.Explicit)]
    [InlineData(OdeMethod.Implicit)]
    public void TheoryGoesOnFromACheckpoint(OdeMethod method)
    {
        var options = new CommitteeMachineOdeOptions { HiddenUnits = 3, LearningRate = 0.7, Integrator = method, RelativeTolerance = 1e-8 };
        Check((task, streams) => new CommitteeMachineOde(options, task, streams), Activation.Erf, 4);
    }

    [Fact]
    public void GradientFlowGoesOnFromACheckpoint()
    {
        var options = new CommitteeMachineGradientFlowOptions { HiddenUnits = 3, LearningRate = 0.7, InitScale = 0.1 };
        Check((task, streams) => new CommitteeMachineGradientFlow(options, task, streams), Activation.Erf, 80);
    }

    private static void Check<TModel>(Func<ICommitteeTask, RandomStreams, TModel> create, Activation activation, int blocks)
        where TModel : IModel, ICheckpointable, IOrderParameters, ITestLoss, IOutputWeight =>
        Resumption.Check(
            () =>
            {
                var streams = new PhiloxStreams(3, 1);
                return create(new GaussianCommittee(SimulationTests.Data(80, 2, blocks) with { Activation = activation }, streams), streams);
            },
            Times,
            model =>
            {
                var (r, q, t) = SimulationTests.Overlaps(model);
                return [model.Time, model.TestLoss, model.OutputWeight, .. r, .. q, .. t];
            });
}
