using System.ComponentModel;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// The projected linear network at N = B = ∞ (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858, eqs 44–54): gradient descent exactly in discrete steps, or
/// gradient flow, whose kernel is M = s² I + (γ/s²) p pᵀ exactly. The test loss is Σ_k λ_k v₀_k², the weight norm ρ = |w|²/N.
/// </summary>
[Cites("bordelon2024")]
[Description("Theory of the projected linear network at infinite width and batch: exact discrete steps or gradient flow.")]
public sealed class InfiniteNet : IModel, ICheckpointable, ITestLoss, IWeightNorm, IKernelSharpness, IFeatureLearning, IWarnings
{
    private const double Growth = 0.01;
    private readonly InfiniteNetOptions _options;
    private readonly FeatureModes _modes;
    private readonly InfiniteDescent? _descent;
    private readonly ExtrapolatedDrive? _flow;
    private long _step;
    private double _time;

    /// <summary>Prepares the solution from t = 0.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    public InfiniteNet(InfiniteNetOptions options, IFeatureTask task)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        (_options, _modes) = (options, task.Modes);
        if (options.Dynamics == StepDynamics.Discrete)
        {
            _descent = new InfiniteDescent(_modes, options.LearningRate, options.Richness);
        }
        else
        {
            _flow = new ExtrapolatedDrive(SignalMeasure.InfiniteWidth(_modes), options.Richness, 0, Growth);
            _flow.Observe(0, CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => _descent is null ? [] : _options.Warnings(_modes, Time);

    /// <inheritdoc/>
    public double Richness => _options.Richness;

    /// <inheritdoc/>
    public double Time => _descent is null ? _time : _step;

    /// <summary>L = Σ_k λ_k v₀_k².</summary>
    public double TestLoss => StepClock.Finite(_descent?.Loss ?? _flow!.Loss, _step, _options.LearningRate);

    /// <summary>ρ = |w|²/N.</summary>
    public double WeightNorm => _descent?.Norm ?? _flow!.Norm;

    /// <inheritdoc/>
    public double KernelSharpness => _descent?.Sharpness() ?? StepSizeEdge.Sharpness(_modes, _flow!.Fine.Residual, _flow.Fine.Scale, _options.Richness);

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        if (_descent is not null)
        {
            StepClock.Advance(until, ref _step, _descent.Step, cancel);
            return;
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(until, _time);
        _flow!.Observe(_options.LearningRate * until, cancel);
        _time = until;
    }

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("step", _step);
        writer.Write("time", _time);
        _descent?.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(CheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _step = reader.Read<long>("step");
        _time = reader.Read<double>("time");
        _descent?.Load(reader);

        // A flow costs little, and its grid does not depend on where it is observed.
        _flow?.Observe(_options.LearningRate * _time, CancellationToken.None);
    }
}
