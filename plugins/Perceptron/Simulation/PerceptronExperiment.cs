using System.ComponentModel;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.Perceptron;

/// <summary>
/// The minimiser of Σ_μ log(1 + exp(−kλΔ_μ)), Δ = y x·w/√N, on the sphere |w| = √N, followed along increasing λ from Hebb's rule (D'Amico, Bocchi and
/// Negri, arXiv 2505.13230). The data are separable, so that the minimiser is unique and equals the path of L2 regularisation. The clock is λ &gt; 0;
/// the state at λ depends on λ alone. The residual is |g_tangent|/|g|.
/// </summary>
[ResultVersion(2)]
[Cites("damico2025")]
[Description("The perceptron that minimises the logistic loss at fixed norm lambda, by L-BFGS on the sphere; clock lambda.")]
[VectorWidthIndependent]
public sealed class PerceptronExperiment : PerceptronStudent, IResidual
{
    private readonly PerceptronExperimentOptions _options;
    private readonly SphereObjective _objective = new();
    private readonly MarginDescent _descent;
    private readonly NormLadder _ladder;

    /// <summary>Draws the training set.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    /// <param name="streams">The randomness of the run.</param>
    public PerceptronExperiment(PerceptronExperimentOptions options, IBinaryTeacherTask task, RandomStreams streams)
        : base(options, task, streams)
    {
        _options = options;
        _descent = new MarginDescent(Examples, _objective);
        _ladder = new NormLadder(Examples.Stride);
    }

    /// <summary>|g_tangent|/|g|, the sine of the angle between the gradient and w: 0 at the minimum on the sphere.</summary>
    public double Residual { get; private set; } = double.PositiveInfinity;

    /// <summary>Iterations of the last minimisation.</summary>
    internal int Iterations => _descent.Iterations;

    /// <inheritdoc/>
    public override void Advance(double until, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, Time);
        if (until > Time) TakeOrGoBack(() => Follow(until, cancel));
    }

    /// <inheritdoc/>
    public override void Save(CheckpointWriter writer)
    {
        base.Save(writer);
        writer.Write("residual", Residual);
        writer.Write("ladder", _ladder);
    }

    /// <inheritdoc/>
    public override void Load(CheckpointReader reader)
    {
        base.Load(reader);
        Residual = reader.Read<double>("residual");
        reader.Read("ladder", _ladder);
    }

    private void Follow(double until, CancellationToken cancel)
    {
        _ladder.Climb(until, Weights, HebbWeights, rung => Minimise(rung, Math.Max(NormLadder.Tolerance, _options.Tolerance), cancel));
        Residual = Minimise(until, _options.Tolerance, cancel);
        if (Residual > _options.Tolerance)
        {
            throw new RunFailedException(string.Create(
                CultureInfo.InvariantCulture,
                $"The minimisation did not converge at lambda = {until:G6}: residual {Residual:G3} after {Iterations} iterations, tolerance {_options.Tolerance:G3}. Raise maximum-iterations (now {_options.MaximumIterations}) or tolerance."));
        }

        Time = until;
    }

    private double Minimise(double norm, double tolerance, CancellationToken cancel)
    {
        VectorKernels.Scale(Math.Sqrt(Examples.Dimension / VectorKernels.Dot(Weights, Weights)), Weights);
        _objective.Sharpness = _options.LossScale * norm;
        if (_options.Method == SphereMethod.LimitedMemoryBfgs)
            return _descent.Minimise(Weights, Fields, tolerance, _options.MaximumIterations, cancel);
        return ProjectedGradient.Minimise(Examples, _options.LossScale * norm, Weights, Fields, tolerance, _options.MaximumIterations, cancel);
    }
}
