using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.Observers;

/// <summary>Records <c>train-loss</c>, the mean loss over the training examples, of a model with <see cref="ITrainLoss"/>.</summary>
/// <param name="model">The model of the run.</param>
[Description("Records the mean loss over the training examples.")]
[VectorWidthIndependent]
public sealed class TrainLossObserver(ITrainLoss model) : IObserver
{
    /// <summary>The observable.</summary>
    public static ObservableDescription Observable { get; } = new("train-loss", "Mean loss over the training examples, normalised as the test loss.");

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        recorder.Record(Observable.Name, model.TrainLoss);
    }
}
