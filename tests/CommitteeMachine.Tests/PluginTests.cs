using ScalingLab.Testing;

namespace CommitteeMachine.Tests;

public sealed class PluginTests
{
    [Fact]
    public void RegistersItsComponents()
    {
        Assert.Equal(
            [
                "data gaussian-committee GaussianCommittee GaussianCommitteeOptions",
                "model committee-machine CommitteeMachineSimulation CommitteeMachineOptions alpha",
                "model committee-machine.chain CommitteeMachineChain CommitteeMachineChainOptions alpha",
                "model committee-machine.ode CommitteeMachineOde CommitteeMachineOdeOptions alpha",
                "model committee-machine.moments CommitteeMachineMoments CommitteeMachineMomentsOptions alpha",
                "model committee-machine.linear CommitteeMachineLinear CommitteeMachineLinearOptions alpha",
            ],
            RecordingRegistry.EntriesOf(new CommitteeMachinePlugin()));
    }
}
