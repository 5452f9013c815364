using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.Observers;

/// <summary>Records <c>kernel-sharpness</c>, the largest eigenvalue of the tangent kernel, of a model with <see cref="IKernelSharpness"/>.</summary>
/// <param name="model">The model of the run.</param>
[Description("Records the largest eigenvalue of the tangent kernel.")]
[VectorWidthIndependent]
public sealed class KernelSharpnessObserver(IKernelSharpness model) : IObserver
{
    /// <summary>The observable.</summary>
    public static ObservableDescription Observable { get; } =
        new("kernel-sharpness", "Largest eigenvalue S of the tangent kernel; a step size below 2 / S is locally stable.");

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        recorder.Record(Observable.Name, model.KernelSharpness);
    }
}
