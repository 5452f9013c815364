namespace CommitteeMachine.Tests;

public sealed class BlockSgdTests
{
    /// <summary>
    /// Oracle: the step loop on the same examples, which is itself tested against the rule one number at a time. The sums are taken in another order: over 200
    /// contracting steps the weights, of order one, stay within 1e-12.
    /// </summary>
    [Theory]
    [InlineData(Activation.Erf, 100, 4, 9, 7, 100, false)]
    [InlineData(Activation.Erf, 1024, 1, 40, 40, 1024, false)]
    [InlineData(Activation.Erf, 48, 48, 8, 8, 48, true)]
    [InlineData(Activation.Relu, 75, 3, 10, 6, 75, false)]
    [InlineData(Activation.Linear, 35, 5, 12, 4, 20, false)]
    [InlineData(Activation.Relu, 1, 1, 15, 1, 1, false)]
    [InlineData(Activation.Erf, 600, 600, 3, 2, 77, true)]
    public void HasTheWeightsOfTheStepLoop(Activation activation, int dimension, int blocks, int students, int teachers, int trainable, bool trainsOutput)
    {
        var (inBlocks, loop) = (Learner(true), Learner(false));
        foreach (int examples in new[] { 1, 15, 16, 3, 165 })
        {
            inBlocks.Learn(examples, CancellationToken.None);
            loop.Learn(examples, CancellationToken.None);

            Assert.Equal(loop.Examples, inBlocks.Examples);
            Close.Absolute(loop.OutputScale, inBlocks.OutputScale, 1e-12);
            Close.Absolute(loop.Weights.ToArray(), inBlocks.Weights.ToArray(), 1e-12);
        }

        IOnePassLearner Learner(bool inBlocks)
        {
            var streams = new PhiloxStreams(23, 0);
            var task = new GaussianCommittee(
                new GaussianCommitteeOptions { Dimension = dimension, HiddenUnits = teachers, Eigenvalues = blocks, Activation = activation }, streams);
            var options = new CommitteeMachineOptions { HiddenUnits = students, LearningRate = 0.3, TrainableOutput = trainsOutput, TrainableDirections = trainable };
            var weights = WeightMatrix.DrawStudent(streams, students, dimension, 0.5);
            return OnePassLearner.Create(task, streams.Create("data"), weights, LearningRule.Of(options, teachers, dimension), inBlocks);
        }
    }

    /// <summary>Times at which a run is looked at must not change it, though they lie in the middle of blocks.</summary>
    [Fact]
    public void LookingInTheMiddleOfABlockChangesNoBit()
    {
        var (whole, pieces) = (Create(), Create());

        whole.Advance(3, CancellationToken.None);
        for (int tick = 1; tick <= 3 * 50; tick += 7)
        {
            pieces.Advance(tick / 50.0, CancellationToken.None);
            _ = pieces.TestLoss;
        }

        pieces.Advance(3, CancellationToken.None);
        Assert.Equal(whole.TestLoss, pieces.TestLoss);
        Assert.Equal(SimulationTests.Overlaps(whole).StudentStudent, SimulationTests.Overlaps(pieces).StudentStudent);
        Assert.Equal(SimulationTests.Overlaps(whole).StudentTeacher, SimulationTests.Overlaps(pieces).StudentTeacher);

        static CommitteeMachineSimulation Create()
        {
            var streams = new PhiloxStreams(3, 1);
            return new CommitteeMachineSimulation(
                new CommitteeMachineOptions { HiddenUnits = 9, LearningRate = 0.5 }, new GaussianCommittee(SimulationTests.Data(50, 8, 2), streams), streams);
        }
    }

    [Fact]
    public void DivergenceNamesTheTime()
    {
        var streams = new PhiloxStreams(1, 0);
        var model = new CommitteeMachineSimulation(
            new CommitteeMachineOptions { HiddenUnits = 8, LearningRate = 1e200 },
            new GaussianCommittee(SimulationTests.Data(64, 8, 1) with { Activation = Activation.Linear }, streams),
            streams);

        var failure = Assert.Throws<RunFailedException>(() => model.Advance(3, CancellationToken.None));

        Assert.Matches(@"^The student diverged at alpha = \d+(\.\d+)?: .* not finite\. Lower learning-rate", failure.Message);
    }
}
