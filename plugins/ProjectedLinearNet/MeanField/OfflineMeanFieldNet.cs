using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// Dynamical mean-field theory of the projected linear network with full-batch gradient descent on P fixed examples (Bordelon, Atanasov and Pehlevan,
/// arXiv 2409.17858, App. D with the corrections of docs/papers/bordelon.md), to leading order in 1/N and 1/P: test loss C₀(t, t) and train loss C₁(t, t).
/// </summary>
[Cites("bordelon2024")]
[Description("Dynamical mean-field theory of projected-linear-net.offline, to leading order in 1/N and 1/P; T x T matrices.")]
public sealed class OfflineMeanFieldNet : IModel, ICheckpointable, ITestLoss, ITrainLoss, IFeatureLearning, IWarnings
{
    private readonly OfflineMeanFieldNetOptions _options;
    private readonly OfflineMarch _march;
    private readonly FeatureModes _modes;

    /// <summary>Prepares the march from t = 0.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    public OfflineMeanFieldNet(OfflineMeanFieldNetOptions options, IFeatureTask task)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        (_options, _modes) = (options, task.Modes);
        _march = new OfflineMarch(_modes, options);
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

    /// <summary>C₁(t, t), the expected squared error on the training examples.</summary>
    public double TrainLoss => StepClock.Finite(_march.TrainLoss, _march.Count - 1, _options.LearningRate);

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
