using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>Soft committee machines on data with a power-law covariance (Worschech and Rosenow, arXiv 2410.09005).</summary>
public sealed class CommitteeMachinePlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry
            .AddDataGenerator<GaussianCommittee, GaussianCommitteeOptions>("gaussian-committee")
            .AddModel<CommitteeMachineSimulation, CommitteeMachineOptions>("committee-machine", clock: "alpha")
            .AddModel<CommitteeMachineChain, CommitteeMachineChainOptions>("committee-machine.chain", clock: "alpha")
            .AddModel<CommitteeMachineOde, CommitteeMachineOdeOptions>("committee-machine.ode", clock: "alpha")
            .AddModel<CommitteeMachineGradientFlow, CommitteeMachineGradientFlowOptions>("committee-machine.gradient-flow", clock: "alpha")
            .AddModel<CommitteeMachineMoments, CommitteeMachineMomentsOptions>("committee-machine.moments", clock: "alpha")
            .AddModel<CommitteeMachineLinear, CommitteeMachineLinearOptions>("committee-machine.linear", clock: "alpha");
    }
}
