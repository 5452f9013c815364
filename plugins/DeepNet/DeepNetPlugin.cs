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
            .AddDataGenerator<CircleFourier, CircleFourierOptions>("circle-fourier")
            .AddDataGenerator<TextTask, TextTaskOptions>("text")
            .AddModel<ImageClassifier, ImageClassifierOptions>("deep-net", clock: "step")
            .AddModel<CircleNetwork, CircleNetworkSimulationOptions>("circle-mlp", clock: "step")
            .AddModel<CircleLazy, CircleLazyOptions>("circle-mlp.lazy", clock: "step")
            .AddModel<CircleSpectrum, CircleSpectrumOptions>("circle-mlp.spectrum", clock: "harmonic")
            .AddModel<Transformer, TransformerOptions>("transformer-lm", clock: "step")
            .AddObserver<KernelEigenvalueObserver, NoOptions>("kernel-eigenvalue", KernelEigenvalueObserver.Observable)
            .AddModel<CheckpointSeries, CheckpointsOptions>("checkpoints", clock: "step");
    }
}
