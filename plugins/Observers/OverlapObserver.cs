using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.Observers;

/// <summary>Records <c>overlap</c> of a model with <see cref="IOverlap"/>.</summary>
/// <param name="model">The model of the run.</param>
[Description("Records the overlap of student and teacher.")]
[VectorWidthIndependent]
public sealed class OverlapObserver(IOverlap model) : IObserver
{
    /// <summary>The observable.</summary>
    public static ObservableDescription Observable { get; } = new("overlap", "Overlap R = w.w* / (|w| |w*|) of student and teacher, in [-1, 1].");

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        recorder.Record(Observable.Name, model.Overlap);
    }
}
