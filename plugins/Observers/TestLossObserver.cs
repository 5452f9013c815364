using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.Observers;

/// <summary>Records <c>test-loss</c>, the expected loss on a fresh example, of a model with <see cref="ITestLoss"/>.</summary>
/// <param name="model">The model of the run.</param>
[Description("Records the expected loss on a fresh example.")]
[VectorWidthIndependent]
public sealed class TestLossObserver(ITestLoss model) : IObserver
{
    /// <summary>The observable.</summary>
    public static ObservableDescription Observable { get; } = new("test-loss", "Expected loss on a fresh example, as the model normalises it.");

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        recorder.Record(Observable.Name, model.TestLoss);
    }
}
