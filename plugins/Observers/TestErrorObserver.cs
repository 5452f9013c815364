using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.Observers;

/// <summary>Records <c>test-error</c>, the probability of a wrong label on a fresh example, of a model with <see cref="ITestError"/>.</summary>
/// <param name="model">The model of the run.</param>
[Description("Records the probability of a wrong label on a fresh example.")]
[VectorWidthIndependent]
public sealed class TestErrorObserver(ITestError model) : IObserver
{
    /// <summary>The observable.</summary>
    public static ObservableDescription Observable { get; } = new("test-error", "Probability of a wrong label on a fresh example, in [0, 1].");

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        recorder.Record(Observable.Name, model.TestError);
    }
}
