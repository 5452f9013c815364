using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// Dynamical mean-field theory of the projected linear network with SGD on fresh batches (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858, eqs 18–31 with the
/// corrections of docs/papers/bordelon.md), exact in discrete time to leading order in 1/N and 1/B. T steps cost 4 K T³/3 operations with K nodes, and 20 T² bytes.
/// </summary>
[Cites("bordelon2024")]
[Description("Dynamical mean-field theory of projected-linear-net in discrete time, to leading order in 1/N and 1/B; T x T matrices.")]
public sealed class MeanFieldNet : IModel, ICheckpointable, ITestLoss, IFeatureLearning, IWarnings
{
    private readonly MeanFieldNetOptions _options;
    private readonly OnlineMarch _march;
    private readonly FeatureModes _modes;

    /// <summary>Prepares the march from t = 0.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    public MeanFieldNet(MeanFieldNetOptions options, IFeatureTask task)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        (_options, _modes) = (options, task.Modes);
        _march = new OnlineMarch(_modes, options);
        _march.Reserve(1);
        _march.Step();
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => _options.Warnings(_modes, Time);

    /// <inheritdoc/>
    public double Richness => _options.Richness;

    /// <inheritdoc/>
    public double Time => _march.Count - 1;

    /// <summary>C₀(t, t), the expected squared error on fresh examples.</summary>
    public double TestLoss => StepClock.Finite(_march.Losses[^1], _march.Count - 1, _options.LearningRate);

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        _march.Reserve(until);
        long step = _march.Count - 1;
        StepClock.Advance(until, ref step, _march.Step, cancel);
    }

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer) => _march.Save(writer);

    /// <inheritdoc/>
    public void Load(CheckpointReader reader) => _march.Load(reader);
}
