using ScalingLab.Sdk;

namespace ScalingLab.Observers;

/// <summary>Observers for any model that has the capability: losses, errors, order parameters.</summary>
public sealed class ObserversPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry
            .AddObserver<TestLossObserver, NoOptions>("test-loss", TestLossObserver.Observable)
            .AddObserver<TrainLossObserver, NoOptions>("train-loss", TrainLossObserver.Observable)
            .AddObserver<TestErrorObserver, NoOptions>("test-error", TestErrorObserver.Observable)
            .AddObserver<RelativeTestErrorObserver, NoOptions>("relative-test-error", RelativeTestErrorObserver.Observable)
            .AddObserver<TrainErrorObserver, NoOptions>("train-error", TrainErrorObserver.Observable)
            .AddObserver<OverlapObserver, NoOptions>("overlap", OverlapObserver.Observable)
            .AddObserver<MarginObserver, NoOptions>("margin", MarginObserver.Observable)
            .AddObserver<ResidualObserver, NoOptions>("residual", ResidualObserver.Observable)
            .AddObserver<WeightNormObserver, NoOptions>("weight-norm", WeightNormObserver.Observable)
            .AddObserver<KernelSharpnessObserver, NoOptions>("kernel-sharpness", KernelSharpnessObserver.Observable)
            .AddObserver<ComputeObserver, NoOptions>("compute", ComputeObserver.Observable)
            .AddObserver<OutputWeightObserver, NoOptions>("output-weight", OutputWeightObserver.Observable)
            .AddObserver<SpecialisationObserver, NoOptions>("specialisation", SpecialisationObserver.Specialisation, SpecialisationObserver.Assignment)
            .AddObserver<OrderParametersObserver, NoOptions>(
                "order-parameters",
                OrderParametersObserver.StudentTeacher,
                OrderParametersObserver.StudentStudent,
                OrderParametersObserver.TeacherTeacher);
    }
}
