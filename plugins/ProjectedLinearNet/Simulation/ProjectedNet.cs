using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// The network f = w·Aψ/N with N projections A of M Gaussian features, trained by SGD on fresh batches from w = 0 and A₀ with standard normal
/// elements (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858, eqs 2–6): w ← w + η A v₂, A ← A + η γ w (A₀ᵀA₀v₂/N)ᵀ with v₂ = Σ̂(w* − Aᵀw/N). The clock
/// is the number of steps. The test loss is ⟨(y − f)²⟩ without a factor 1/2, exact for the present weights; the weight norm is |w|²/N.
/// A₀ comes from the stream <c>init</c>, batches from <c>data</c>.
/// </summary>
[Cites("bordelon2024")]
[Description("Projected linear network f = w A psi / N with learned features, SGD on fresh batches.")]
[ResultVersion(4)]
public sealed class ProjectedNet : IModel, ICheckpointable, ITestLoss, IWeightNorm, IKernelSharpness, IComputeCost, IFeatureLearning, IWarnings
{
    private readonly ProjectedNetOptions _options;
    private readonly IFeatureTask _task;
    private readonly IProjectedDynamics _dynamics;
    private long _step;

    /// <summary>Draws the projections.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    /// <param name="streams">The randomness of the run.</param>
    public ProjectedNet(ProjectedNetOptions options, IFeatureTask task, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(streams);
        (_options, _task) = (options, task);
        RandomStream init = streams.Create("init"), data = streams.Create("data");
        if (options.Sampler == BatchSampler.Exact)
        {
            _dynamics = new ExactDynamics(ProjectedStatistics.Draw(task, options.Width, init), options, data);
            return;
        }

        var batches = new FeatureBatches(task, options.Batch, data);
        double[] projection = new double[checked(batches.Target.Length * options.Width)];
        init.FillNormal(projection);
        _dynamics = options.Sampler == BatchSampler.Literal
            ? new LiteralDynamics(batches, options, projection)
            : new ProjectedDynamics(batches, options, projection);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => _options.Warnings(_task.Modes, Time);

    /// <inheritdoc/>
    public double Richness => _options.Richness;

    /// <inheritdoc/>
    public double Time => _step;

    /// <summary>⟨(y − f)²⟩ over fresh examples.</summary>
    public double TestLoss => StepClock.Finite(_dynamics.Loss, _step, _options.LearningRate);

    /// <summary>|w|²/N.</summary>
    public double WeightNorm => _dynamics.WeightNorm;

    /// <summary>Largest eigenvalue of Λ^½(AᵀA/N + γ(|w|²/N)A₀ᵀA₀/N)Λ^½; needs the exact sampler.</summary>
    public double KernelSharpness => _dynamics is ExactDynamics exact
        ? exact.Sharpness(_options.Richness)
        : throw new RunFailedException("The kernel sharpness is computed with sampler: exact only.");

    /// <summary>C = N t.</summary>
    public double Compute => _options.Width * Time;

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        StepClock.Advance(until, ref _step, _dynamics.Step, cancel);
    }

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("step", _step);
        _dynamics.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(CheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _step = reader.Read<long>("step");
        _dynamics.Load(reader);
    }
}
