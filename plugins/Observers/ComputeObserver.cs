using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.Observers;

/// <summary>Records <c>compute</c>, what training has cost, of a model with <see cref="IComputeCost"/>: the abscissa of compute-optimal frontiers.</summary>
/// <param name="model">The model of the run.</param>
[Description("Records the floating-point operations spent so far.")]
[VectorWidthIndependent]
public sealed class ComputeObserver(IComputeCost model) : IObserver
{
    /// <summary>The observable.</summary>
    public static ObservableDescription Observable { get; } = new("compute", "Compute spent by training so far, in the model's units.");

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        recorder.Record(Observable.Name, model.Compute);
    }
}
