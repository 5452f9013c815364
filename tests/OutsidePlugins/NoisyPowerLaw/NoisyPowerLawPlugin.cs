using ScalingLab.Sdk;

namespace NoisyPowerLaw;

public sealed class NoisyPowerLawPlugin : IPlugin
{
    public void Register(IPluginRegistry registry) =>
        registry.AddModel<NoisyPowerLawModel, NoisyPowerLawOptions>("noisy-power-law", clock: "step");
}
