using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.Observers;

/// <summary>Records the output weight of a model with <see cref="IOutputWeight"/>.</summary>
/// <param name="model">The model of the run.</param>
[Description("Records the output weight c of sigma = c sum_i g(x_i).")]
[VectorWidthIndependent]
public sealed class OutputWeightObserver(IOutputWeight model) : IObserver
{
    /// <summary>c.</summary>
    public static ObservableDescription Observable { get; } = new("output-weight", "Output weight c of sigma = c sum_i g(x_i).");

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        recorder.Record(Observable.Name, model.OutputWeight);
    }
}
