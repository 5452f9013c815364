using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>Soft committee machines on data with a power-law covariance (Worschech and Rosenow, arXiv 2410.09005).</summary>
public sealed class CommitteeMachinePlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
    }
}
