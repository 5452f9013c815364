using Microsoft.Extensions.DependencyInjection;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>Deep networks trained on the CPU: networks for images, on the circle and for text.</summary>
public sealed class DeepNetPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.Services.AddSingleton<ImageLibrary>();
        registry
            .AddDataGenerator<ImageTask, ImageTaskOptions>("images")
            .AddDataGenerator<TextTask, TextTaskOptions>("text")
            .AddModel<CheckpointSeries, CheckpointsOptions>("checkpoints", clock: "step");
    }
}
