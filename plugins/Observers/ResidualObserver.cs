using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.Observers;

/// <summary>Records <c>residual</c> of a model with <see cref="IResidual"/>.</summary>
/// <param name="model">The model of the run.</param>
[Description("Records how far the equations that define a point are from being solved.")]
[VectorWidthIndependent]
public sealed class ResidualObserver(IResidual model) : IObserver
{
    /// <summary>The observable.</summary>
    public static ObservableDescription Observable { get; } = new("residual", "How far the present state is from solving its equations; 0 is exact.");

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        recorder.Record(Observable.Name, model.Residual);
    }
}
