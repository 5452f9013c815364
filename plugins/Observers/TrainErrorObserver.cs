using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.Observers;

/// <summary>Records <c>train-error</c> of a model with <see cref="ITrainError"/>.</summary>
/// <param name="model">The model of the run.</param>
[Description("Records the share of training examples with a wrong label.")]
[VectorWidthIndependent]
public sealed class TrainErrorObserver(ITrainError model) : IObserver
{
    /// <summary>The observable.</summary>
    public static ObservableDescription Observable { get; } = new("train-error", "Fraction of the training examples with a wrong label, in [0, 1].");

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        recorder.Record(Observable.Name, model.TrainError);
    }
}
