using ScalingLab.Sdk.Testing;

namespace CommitteeMachine.Tests;

/// <summary>The contract of the SDK, by its conformance kit.</summary>
public sealed class ConformanceTests
{
    [Fact]
    public void ThePluginKeepsTheContract()
    {
        GaussianCommitteeOptions data = new() { Dimension = 400, HiddenUnits = 2, Eigenvalues = 4 };
        ModelCase theory = new()
        {
            Use = "committee-machine.ode",
            Options = new CommitteeMachineOdeOptions { HiddenUnits = 2, LearningRate = 0.5, InitScale = 0.5 },
            Data = "gaussian-committee",
            DataOptions = data,
            Times = [0.5, 1, 3],
        };

        // The theory starts from the overlaps of each replica; what is left are corrections of order 1/N, for which 2 % are allowed.
        TheoryComparison agreement = new() { Theory = theory, Observables = ["test-loss"], Replicas = 16, Allowance = 0.02 };
        PluginConformance.Check(
            new CommitteeMachinePlugin(),
            new ModelCase
            {
                Use = "committee-machine",
                Options = new CommitteeMachineOptions { HiddenUnits = 2, LearningRate = 0.5, InitScale = 0.5 },
                Data = "gaussian-committee",
                DataOptions = data,
                Times = [0.5, 1, 3],
                Theory = agreement,
            },
            new ModelCase
            {
                Use = "committee-machine.chain",
                Options = new CommitteeMachineChainOptions { HiddenUnits = 2, LearningRate = 0.5, InitScale = 0.5 },
                Data = "gaussian-committee",
                DataOptions = data,
                Times = [0.5, 1, 3],
                Theory = agreement,
            },
            theory,
            theory with { Use = "committee-machine.gradient-flow", Options = new CommitteeMachineGradientFlowOptions { HiddenUnits = 2, LearningRate = 0.5, InitScale = 0.5 } },
            theory with { Use = "committee-machine.moments", Options = new CommitteeMachineMomentsOptions { HiddenUnits = 2, LearningRate = 0.5, InitScale = 0.5 } },
            new ModelCase
            {
                Use = "committee-machine.linear",
                Options = new CommitteeMachineLinearOptions { HiddenUnits = 2, LearningRate = 0.5, InitScale = 0.5 },
                Data = "gaussian-committee",
                DataOptions = data with { Activation = Activation.Linear },
                Times = [0.5, 1, 3],
            });
    }
}
