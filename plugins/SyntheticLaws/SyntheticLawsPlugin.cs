using ScalingLab.Sdk;

namespace ScalingLab.SyntheticLaws;

/// <summary>Learning curves that follow a known scaling law with realistic noise, so that an analysis can be judged by the truth.</summary>
public sealed class SyntheticLawsPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry
            .AddDataGenerator<ThreeRegionLaw, ThreeRegionLawOptions>("three-region-law")
            .AddDataGenerator<AdditiveLaw, AdditiveLawOptions>("additive-law")
            .AddDataGenerator<EnvelopeLaw, EnvelopeLawOptions>("envelope-law")
            .AddDataGenerator<KaplanLaw, KaplanLawOptions>("kaplan-law")
            .AddModel<SyntheticLearner, SyntheticLearnerOptions>("synthetic-learner", clock: "examples");
    }
}
