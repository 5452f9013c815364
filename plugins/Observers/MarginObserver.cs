using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.Observers;

/// <summary>Records <c>margin</c> of a model with <see cref="IMargin"/>.</summary>
/// <param name="model">The model of the run.</param>
[Description("Records the smallest stability of a training example.")]
[VectorWidthIndependent]
public sealed class MarginObserver(IMargin model) : IObserver
{
    /// <summary>The observable.</summary>
    public static ObservableDescription Observable { get; } = new("margin", "Smallest margin y x.w / sqrt(N) of a training example at norm |w| = sqrt(N).");

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        recorder.Record(Observable.Name, model.Margin);
    }
}
