using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// Records the exponents that theory predicts for a network on a power-law task (<see cref="FeatureExponents"/>): all are positive, a loss falls with the negative of
/// them. They do not change with time.
/// </summary>
/// <param name="model">The model of the run.</param>
/// <param name="task">Its task.</param>
[Description("Records the predicted asymptotic exponents of the task: of time, of the bottlenecks, of the compute-optimal frontier. Positive; constant in time.")]
public sealed class PredictedExponentsObserver(IFeatureLearning model, IPowerLawFeatureTask task) : IObserver
{
    private readonly FeatureExponents _exponents = new(task.Capacity, task.Source, model.Richness > 0);

    /// <summary>What it records.</summary>
    public static ObservableDescription[] Observables { get; } =
    [
        new("time-exponent", "chi of the loss t^-chi: source max(1, 2/(1 + source)); source when lazy."),
        new("time-exponent-level-1", "The first self-consistent approximation of chi, source (2 - source) on hard tasks that are learned with features."),
        new("time-exponent-level-2", "The second one, source (2 - chi_1)."),
        new("feature-growth-exponent", "1 - chi of the growth of the features t^(1 - chi); 0 where they stay bounded."),
        new("model-bottleneck-exponent", "capacity min(1, source) of the plateau of N projections."),
        new("data-bottleneck-exponent", "capacity min(2, source) of the plateau of P fixed examples."),
        new("transient-exponent", "(1 - 1/capacity) max(1, 2/(1 + source)) of the transient of a finite width; without the factor when lazy."),
        new("batch-noise-exponent", "(2 - 1/capacity) max(1, 2/(1 + source)) of the noise of batches; without the factor when lazy."),
        new("compute-exponent", "r of the compute-optimal loss C^-r."),
        new("optimal-width-exponent", "x of the best width C^x."),
        new("phase", "What balances along the frontier: 1 hard, 2 easy, 3 super-easy."),
    ];

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        double[] values =
        [
            _exponents.Time, _exponents.TimeAtLevel(1), _exponents.TimeAtLevel(2), _exponents.FeatureGrowth, _exponents.ModelBottleneck, _exponents.DataBottleneck, _exponents.ModelTransient,
            _exponents.BatchNoise, _exponents.Compute, _exponents.OptimalWidth, 1 + (int)_exponents.Phase,
        ];
        for (int i = 0; i < values.Length; i++) recorder.Record(Observables[i].Name, values[i]);
    }
}
