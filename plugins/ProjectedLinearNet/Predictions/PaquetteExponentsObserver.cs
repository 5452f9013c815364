using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// Records the phase of a power-law task and its compute-optimal exponents for one-pass SGD on frozen features (<see cref="PaquetteExponents"/>), whatever the richness of the
/// model. They are positive, and do not change with time.
/// </summary>
/// <param name="task">The task of the run.</param>
[Cites("paquette2024")]
[Description("Records which of the 4+3 phases of one-pass SGD on random features the task is in, and the exponents of its compute-optimal frontier. Positive; constant in time.")]
public sealed class PaquetteExponentsObserver(IComplexity task) : IObserver
{
    private readonly PaquetteExponents _exponents = new(task.DataComplexity, task.TargetComplexity);

    /// <summary>What it records.</summary>
    public static ObservableDescription[] Observables { get; } =
    [
        new("paquette-phase", "The phase: 1 Ia, 2 Ib, 3 Ic, 4 II, 5 III, 6 IVa, 7 IVb."),
        new("paquette-loss-exponent", "eta of the loss f^-eta at the best width for f operations."),
        new("paquette-width-exponent", "xi of the best width f^xi."),
        new("data-complexity", "a of the features' variances j^-2a: half of the capacity."),
        new("target-complexity", "b of the target's coefficients j^-b: (capacity source + 1 - capacity)/2."),
    ];

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        recorder.Record("paquette-phase", 1 + (int)_exponents.Phase);
        recorder.Record("paquette-loss-exponent", _exponents.Loss);
        recorder.Record("paquette-width-exponent", _exponents.Width);
        recorder.Record("data-complexity", task.DataComplexity);
        recorder.Record("target-complexity", task.TargetComplexity);
    }
}
