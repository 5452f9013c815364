using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.Observers;

/// <summary>Records <c>relative-test-error</c> of a model with <see cref="IRelativeTestError"/>.</summary>
/// <param name="model">The model of the run.</param>
[Description("Records the test error relative to that at zero norm.")]
[VectorWidthIndependent]
public sealed class RelativeTestErrorObserver(IRelativeTestError model) : IObserver
{
    /// <summary>The observable.</summary>
    public static ObservableDescription Observable { get; } = new("relative-test-error", "Test error divided by that of Hebb's rule on the same examples.");

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        recorder.Record(Observable.Name, model.RelativeTestError);
    }
}
