namespace CommitteeMachine.Tests;

public sealed class ImpossibleTasksTests
{
    private static GaussianCommitteeOptions Data(Activation activation) => new() { Dimension = 64, HiddenUnits = 1, Activation = activation };

    [Fact]
    public void ReluUnitsCannotStartAtZero()
    {
        Assert.StartsWith(
            "a student of ReLU units cannot learn from weights 0",
            Assert.Single(Validation.Problems(new CommitteeMachineOptions { HiddenUnits = 1, LearningRate = 0.1, InitScale = 0 }, Data(Activation.Relu))),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "a student of ReLU units cannot learn from a unit of length 0",
            Assert.Single(Validation.Problems(
                new CommitteeMachineOdeOptions { HiddenUnits = 2, LearningRate = 0.1, SymmetricStart = new() { StudentTeacher = 0, StudentStudent = 0 } },
                Data(Activation.Relu) with { HiddenUnits = 2 })),
            StringComparison.Ordinal);
    }

    /// <summary>Oracle: for N to infinity eta = 2 at trace N; at N = 64 with one eigenvalue (h/2) 64/(1 - h) = 1, so that eta = 64 · 2/66.</summary>
    [Fact]
    public void UnstableLearningRatesAreRefusedWithTheLimit()
    {
        Assert.StartsWith(
            "is unstable: linear units diverge from 2 on",
            Assert.Single(Validation.Problems(new CommitteeMachineOdeOptions { HiddenUnits = 1, LearningRate = 2.01 }, Data(Activation.Linear))),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "is unstable: linear units diverge from 1.9394 on",
            Assert.Single(Validation.Problems(new CommitteeMachineOptions { HiddenUnits = 1, LearningRate = 1.95 }, Data(Activation.Linear))),
            StringComparison.Ordinal);
        Assert.Empty(Validation.Problems(new CommitteeMachineOptions { HiddenUnits = 1, LearningRate = 1.93 }, Data(Activation.Linear)));
    }

    /// <summary>Oracle: q - r² = 0.1 - 0.81 on either direction of the 2 × 2 Gram matrices.</summary>
    [Fact]
    public void SymmetricStartsThatNoWeightsHaveAreRefused() => Assert.StartsWith(
        "has overlaps that no weights have: q + (K-1) c - (r + (K-1) s)^2 = -0.71 and q - c - (r - s)^2 = -0.71",
        Assert.Single(Validation.Problems(
            new CommitteeMachineOdeOptions { HiddenUnits = 2, LearningRate = 0.1, SymmetricStart = new() { StudentTeacher = 0.9, StudentStudent = 0.1 } })),
        StringComparison.Ordinal);
}
