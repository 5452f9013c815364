using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.Perceptron;

/// <summary>
/// The perceptron that minimises Σ log(1 + exp(−kλΔ)) at norm |w| = √N, for N → ∞ at α = P/N: the replica-symmetric solution, exact because the
/// problem is convex (D'Amico, Bocchi and Negri, arXiv 2505.13230). The clock is λ > 0; the state at λ depends on λ alone.
/// <para>The train loss is the mean of log(1 + exp(−kλΔ)), without the factor 1/λ of the paper. The residual is the largest one of the logarithms of the two
/// saddle-point equations; a point that does not reach 10⁻¹⁰ fails the run.</para>
/// </summary>
[Cites("damico2025")]
[Description("Replica theory of the perceptron at fixed norm lambda for N -> infinity, with its limits; clock lambda.")]
[VectorWidthIndependent]
public sealed class PerceptronReplica : IModel, ITestError, IRelativeTestError, IOverlap, ITrainLoss, ITrainError, IResidual
{
    private readonly PerceptronReplicaOptions _options;
    private readonly double _examplesPerDimension;
    private readonly double _hebbError;
    private readonly ReplicaPath? _path;
    private (double Error, double Overlap, double Residual)? _state;

    /// <summary>Creates the theory; the points are solved as the clock advances.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task, of which only α is used.</param>
    public PerceptronReplica(PerceptronReplicaOptions options, IBinaryTeacherTask task)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        _options = options;
        _examplesPerDimension = task.ExamplesPerDimension;
        _hebbError = Angle.FromLogTangent(Angle.HebbLogTangent(_examplesPerDimension)).Radians / Math.PI;
        if (options.Limit is ReplicaLimit.None or ReplicaLimit.Scaling)
            _path = new ReplicaPath(_examplesPerDimension, options.Limit == ReplicaLimit.Scaling);
    }

    /// <inheritdoc/>
    public double Time { get; private set; }

    /// <summary>ε = arccos(R)/π; in the limits of large α its leading order.</summary>
    public double TestError => State.Error;

    /// <summary>ε/ε_0 with ε_0 of Hebb's rule at the same α; in the limits of large α both to leading order.</summary>
    public double RelativeTestError => _options.Limit switch
    {
        ReplicaLimit.Early or ReplicaLimit.Scaling => State.Error / Math.Sqrt(1 / (2 * Math.PI * _examplesPerDimension)),
        _ => State.Error / _hebbError,
    };

    /// <inheritdoc/>
    public double Overlap => State.Overlap;

    /// <summary>Mean of log(1 + exp(−kλΔ)) over the training examples.</summary>
    public double TrainLoss => Averages.Loss;

    /// <inheritdoc/>
    public double TrainError => Averages.Error;

    /// <inheritdoc/>
    public double Residual => State.Residual;

    private (double Error, double Overlap, double Residual) State => _state ?? throw new RunFailedException(
        "The theory has no solution at lambda = 0 (residual: infinite): observe lambda > 0, or choose limit: hebb for lambda -> 0.");

    private (double Loss, double Error) Averages
    {
        get
        {
            _ = State;
            return _options.Limit == ReplicaLimit.None
                ? _path!.Equations.TrainingAverages()
                : throw new RunFailedException("The training averages are known for limit: none only; remove train-loss and train-error from observe.");
        }
    }

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, Time);
        _state = _options.Limit switch
        {
            ReplicaLimit.Hebb => OfAngle(Angle.FromLogTangent(Angle.HebbLogTangent(_examplesPerDimension)), 0),
            ReplicaLimit.MaxMargin => MaxMargin.Solve(_examplesPerDimension) is var (angle, _, residual) ? OfAngle(angle, residual) : null,
            ReplicaLimit.Early => OfError(EarlyLaw.RelativeError(until * _options.NormScale) * Math.Sqrt(1 / (2 * Math.PI * _examplesPerDimension)), 0),
            ReplicaLimit.Scaling => Scaled(_path!.Solve(until * _options.NormScale / _examplesPerDimension, cancel)),
            _ => _path!.Solve(until * _options.NormScale, cancel) is var point
                ? OfAngle(Angle.FromLogTangent(point.LogTangent), point.Residual)
                : null,
        };
        Time = until;
    }

    private static (double Error, double Overlap, double Residual) OfAngle(Angle angle, double residual) =>
        (angle.Radians / Math.PI, angle.Cosine, residual);

    private static (double Error, double Overlap, double Residual) OfError(double error, double residual) =>
        (error, Math.Cos(Math.PI * error), residual);

    private (double Error, double Overlap, double Residual) Scaled(ReplicaPoint point) =>
        OfError(Math.Exp(point.LogTangent) / (Math.PI * _examplesPerDimension), point.Residual);
}
