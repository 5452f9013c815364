using System.ComponentModel;
using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.Perceptron;

/// <summary>
/// The regularisation path: the minimiser of Σ_μ log(1 + exp(−k y x·v/√N)) + (μ/2)|v|², with μ chosen so that |v| = λ√N. It is the path of the
/// minimiser on the sphere, reached another way. The clock is λ; μ starts from the replica theory and is corrected by the secant method.
/// </summary>
[ResultVersion(2)]
[Cites("damico2025")]
[Description("The L2-regularisation path of the perceptron, the multiplier chosen for each norm; clock lambda.")]
[VectorWidthIndependent]
public sealed class PerceptronRidge : PerceptronStudent, IResidual
{
    private const int MaximumCorrections = 40;
    private const double LargestCorrection = 3;

    private readonly PerceptronRidgeOptions _options;
    private readonly RidgeObjective _objective;
    private readonly MarginDescent _descent;
    private readonly NormLadder _ladder;
    private readonly double _examplesPerDimension;

    /// <summary>Draws the training set.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    /// <param name="streams">The randomness of the run.</param>
    public PerceptronRidge(PerceptronRidgeOptions options, IBinaryTeacherTask task, RandomStreams streams)
        : base(options, task, streams)
    {
        _options = options;
        _examplesPerDimension = task.ExamplesPerDimension;
        _objective = new RidgeObjective(options.LossScale, Examples.Dimension);
        _descent = new MarginDescent(Examples, _objective);
        _ladder = new NormLadder(Examples.Stride);
    }

    /// <summary>The larger one of |∇|/|∇ of the loss alone| and of the relative distance of |v|/√N from λ.</summary>
    public double Residual { get; private set; } = double.PositiveInfinity;

    /// <summary>μ of the present point.</summary>
    public double Multiplier => _objective.Multiplier;

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
        writer.Write("multiplier", Multiplier);
        writer.Write("ladder", _ladder);
    }

    /// <inheritdoc/>
    public override void Load(CheckpointReader reader)
    {
        base.Load(reader);
        Residual = reader.Read<double>("residual");
        _objective.Multiplier = reader.Read<double>("multiplier");
        reader.Read("ladder", _ladder);
    }

    private void Follow(double until, CancellationToken cancel)
    {
        _ladder.Climb(until, Weights, HebbWeights, rung =>
        {
            ScaleTo(rung);
            _objective.Multiplier = Predicted(rung, cancel);
            _descent.Minimise(Weights, Fields, NormLadder.Tolerance, _options.MaximumIterations, cancel);
        });
        ScaleTo(until);
        double logMultiplier = Math.Log(Predicted(until, cancel));
        double offset = Minimise(logMultiplier, until, cancel), slope = -1;
        for (int correction = 0; Residual > _options.Tolerance; correction++)
        {
            if (correction == MaximumCorrections) throw Failed(until);
            double step = Math.Clamp(-offset / slope, -LargestCorrection, LargestCorrection), before = offset;
            logMultiplier += step;
            offset = Minimise(logMultiplier, until, cancel);
            double secant = (offset - before) / step;
            if (secant < -1e-3) slope = secant;
        }

        Time = until;
    }

    /// <summary>μ of the replica theory: of the loss scale k, v k/2 solves the problem of k = 2 with the multiplier 4μ/k².</summary>
    private double Predicted(double norm, CancellationToken cancel)
    {
        double half = _options.NormScale;
        return RidgeMultiplier.At(_examplesPerDimension, norm * half, cancel) * half * half;
    }

    private void ScaleTo(double norm) =>
        VectorKernels.Scale(norm * Math.Sqrt(Examples.Dimension / VectorKernels.Dot(Weights, Weights)), Weights);

    /// <summary>Minimises at μ and returns log(|v|/(λ√N)), which falls with log μ.</summary>
    private double Minimise(double logMultiplier, double norm, CancellationToken cancel)
    {
        _objective.Multiplier = Math.Exp(logMultiplier);
        double residual = _descent.Minimise(Weights, Fields, 0.1 * _options.Tolerance, _options.MaximumIterations, cancel);
        double offset = 0.5 * Math.Log(VectorKernels.Dot(Weights, Weights) / Examples.Dimension) - Math.Log(norm);
        Residual = Math.Max(residual, Math.Abs(offset));
        return residual <= _options.Tolerance ? offset : throw Failed(norm);
    }

    private RunFailedException Failed(double norm) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The regularisation path did not converge at lambda = {norm:G6}: residual {Residual:G3} at the multiplier {_objective.Multiplier:G6}, tolerance {_options.Tolerance:G3}. Raise maximum-iterations (now {_options.MaximumIterations}) or tolerance."));
}
