using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.Observers;

/// <summary>Records <c>weight-norm</c>, the squared norm of the readout weights, of a model with <see cref="IWeightNorm"/>.</summary>
/// <param name="model">The model of the run.</param>
[Description("Records the norm of the weights.")]
[VectorWidthIndependent]
public sealed class WeightNormObserver(IWeightNorm model) : IObserver
{
    /// <summary>The observable.</summary>
    public static ObservableDescription Observable { get; } = new("weight-norm", "Squared norm of the readout weights, as the model normalises it.");

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        recorder.Record(Observable.Name, model.WeightNorm);
    }
}
