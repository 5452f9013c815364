using ScalingLab.Sdk;

namespace ScalingLab.Patience;

/// <summary>Registers the models.</summary>
public sealed class PatiencePlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry) => registry
        .AddModel<PatientModel, PatientOptions>("patient", clock: "step")
        .AddModel<CheckpointedPatientModel, PatientOptions>("patient.checkpointed", clock: "step");
}
