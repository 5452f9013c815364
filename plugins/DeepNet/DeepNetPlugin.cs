using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>Deep networks trained on the CPU: networks for images, on the circle and for text.</summary>
public sealed class DeepNetPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.AddModel<ImageClassifier, ImageClassifierOptions>("deep-net", clock: "step");
    }
}
