using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Records the measurements that a model reads.</summary>
/// <param name="model">The model of the run.</param>
[Description("Records measured-x, measured-y and, where the file has them, model-size and data-size.")]
[VectorWidthIndependent]
public sealed class MeasurementsObserver(IMeasurements model) : IObserver
{
    internal static readonly ObservableDescription[] Observables =
    [
        new("measured-x", "Abscissa of the measurement."),
        new("measured-y", "Ordinate of the measurement."),
        new("model-size", "Model size of the measured run."),
        new("data-size", "Data size of the measured run."),
    ];

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        if (model.Row is not { } row) return;
        recorder.Record("measured-x", row.X);
        recorder.Record("measured-y", row.Y);
        if (!double.IsNaN(row.ModelSize)) recorder.Record("model-size", row.ModelSize);
        if (!double.IsNaN(row.DataSize)) recorder.Record("data-size", row.DataSize);
    }
}
