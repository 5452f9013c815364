using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.NormObservers;

/// <summary>Records the spectral complexity with convolutions as the linear maps they are, beside that of <see cref="NormObserver"/> in one run.</summary>
/// <param name="model">The model of the run.</param>
/// <param name="options">What is measured.</param>
[Description("Records spectral complexity with convolutions as operators, beside what 'norms' records.")]
public sealed class OperatorNormObserver(ILayers model, OperatorNormOptions options) : IObserver
{
    private readonly NetworkNorms _norms = new(model, options);

    /// <summary>What it records.</summary>
    public static ObservableDescription[] Observables { get; } =
    [
        .. NormRecording.Both("operator-complexity", "R as spectral-complexity of 'norms', with the options of this observer"),
        .. NormRecording.Both("operator-product", "prod sigma as spectral-product of 'norms', with the options of this observer"),
    ];

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        _norms.Measure(recorder.Time);
        recorder.RecordLog("operator-complexity", _norms.LogComplexity);
        recorder.RecordLog("operator-product", _norms.LogProduct);
    }
}
