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

    /// <summary>
    /// Oracle: n trained directions of one eigenvalue have (h/2) n λ/(1 − h λ) = 1, h λ = 2/(n + 2), whatever is frozen; for N → ∞ η = 2N/(n λ). With N = 64,
    /// L = 4 and β = 1 λ_1 = 2.80976, so that n = 8 gives 4.5556 and 5.6944. One direction alone has the mean square 1 − 2 h λ + 3 (h λ)², 1 at 2/3.
    /// </summary>
    [Fact]
    public void OnlyTrainedDirectionsLimitTheLearningRate()
    {
        var data = Data(Activation.Linear) with { HiddenUnits = 2, Eigenvalues = 4 };
        string[] Problems(CommitteeOptions options) => Validation.Problems(options, data);
        void Refused(string limit, CommitteeOptions options) =>
            Assert.StartsWith($"is unstable: linear units diverge from {limit} on", Assert.Single(Problems(options)), StringComparison.Ordinal);

        foreach (var (rate, stable) in new[] { (4.55, true), (4.56, false) })
        {
            CommitteeOptions[] finite =
            [
                new CommitteeMachineOptions { HiddenUnits = 2, LearningRate = rate, TrainableDirections = 8 },
                new CommitteeMachineChainOptions { HiddenUnits = 2, LearningRate = rate, TrainableDirections = 8 },
                new CommitteeMachineLinearOptions { HiddenUnits = 2, LearningRate = rate, TrainableDirections = 8, Theory = LinearTheory.FiniteDimension },
            ];
            Assert.All(finite, options =>
            {
                if (stable)
                    Assert.Empty(Problems(options));
                else
                    Refused("4.5556", options);
            });
        }

        Assert.Empty(Problems(new CommitteeMachineOdeOptions { HiddenUnits = 2, LearningRate = 5.69, TrainableDirections = 8 }));
        Refused("5.6944", new CommitteeMachineOdeOptions { HiddenUnits = 2, LearningRate = 5.7, TrainableDirections = 8 });
        Refused("5.6944", new CommitteeMachineLinearOptions { HiddenUnits = 2, LearningRate = 5.7, TrainableDirections = 8 });
    }

    [Fact]
    public void OneDirectionHasALimitToo()
    {
        var data = Data(Activation.Linear) with { Dimension = 1 };

        Assert.Empty(Validation.Problems(new CommitteeMachineOptions { HiddenUnits = 1, LearningRate = 0.666 }, data));
        Assert.StartsWith(
            "is unstable: linear units diverge from 0.66667 on",
            Assert.Single(Validation.Problems(new CommitteeMachineOptions { HiddenUnits = 1, LearningRate = 0.667 }, data)),
            StringComparison.Ordinal);
    }

    /// <summary>Oracle: r² ≤ q however small both are, and r = 0 where q is.</summary>
    [Theory]
    [InlineData(3e-7, 1e-13, 0)]
    [InlineData(5e-7, 1e-13, 1)]
    [InlineData(1e-9, 0, 1)]
    [InlineData(0, 0, 0)]
    public void SmallSymmetricStartsAreHeldToTheSameLaw(double r, double q, int problems) => Assert.Equal(
        problems,
        Validation.Problems(new CommitteeMachineOdeOptions { HiddenUnits = 2, LearningRate = 0.1, SymmetricStart = new() { StudentTeacher = r, StudentStudent = q } }).Length);

    /// <summary>Oracle: q - r² = 0.1 - 0.81 on either direction of the 2 × 2 Gram matrices.</summary>
    [Fact]
    public void SymmetricStartsThatNoWeightsHaveAreRefused() => Assert.StartsWith(
        "has overlaps that no weights have: q + (K-1) c - (r + (K-1) s)^2 = -0.71 and q - c - (r - s)^2 = -0.71",
        Assert.Single(Validation.Problems(
            new CommitteeMachineOdeOptions { HiddenUnits = 2, LearningRate = 0.1, SymmetricStart = new() { StudentTeacher = 0.9, StudentStudent = 0.1 } })),
        StringComparison.Ordinal);
}
