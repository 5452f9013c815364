using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>Records <c>kernel-eigenvalue</c> of a model with <see cref="IKernelSpectrum"/>.</summary>
/// <param name="model">The model of the run.</param>
[Description("Records the eigenvalue of a kernel.")]
public sealed class KernelEigenvalueObserver(IKernelSpectrum model) : IObserver
{
    /// <summary>The observable.</summary>
    public static ObservableDescription Observable { get; } = new("kernel-eigenvalue", "Eigenvalue of the kernel at the present place of the spectrum.");

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        recorder.Record(Observable.Name, model.KernelEigenvalue);
    }
}
