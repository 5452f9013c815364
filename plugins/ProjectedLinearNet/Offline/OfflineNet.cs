using System.ComponentModel;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// The projected linear network trained by full-batch gradient descent on P fixed examples (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858, App. D). Projections
/// and targets are drawn from their exact joint law, at a cost that does not depend on M. Test loss ⟨(y − f)²⟩ and train loss, its mean over the examples.
/// A₀ comes from the stream <c>init</c>, the examples from <c>data</c>.
/// </summary>
[Cites("bordelon2024")]
[Description("Projected linear network trained on a fixed set of examples by full-batch gradient descent.")]
[ResultVersion(4)]
public sealed class OfflineNet : IModel, ICheckpointable, ITestLoss, ITrainLoss, IWeightNorm, IFeatureLearning, IWarnings
{
    private readonly OfflineNetOptions _options;
    private readonly IFeatureTask _task;
    private readonly ProjectedStatistics _law;
    private readonly FeatureMatrix _features;
    private readonly double[] _inputs;
    private readonly double[] _targets;
    private readonly double[] _errors;
    private readonly double[] _direction;
    private long _step;

    /// <summary>Draws the projections and the examples.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    /// <param name="streams">The randomness of the run.</param>
    public OfflineNet(OfflineNetOptions options, IFeatureTask task, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(streams);
        (_options, _task) = (options, task);
        int n = options.Width, p = (int)options.TrainingExamples;
        _law = ProjectedStatistics.Draw(task, n, streams.Create("init"));
        _features = new FeatureMatrix(n, options.LearningRate, options.Richness);
        (_targets, _errors, _direction) = (new double[p], new double[p], new double[n]);
        double[] normals = new double[checked(p * n)];
        var data = streams.Create("data");
        data.FillNormal(normals);
        data.FillNormal(_targets);
        double noise = Math.Sqrt(_law.Unexplained);
        foreach (ref double target in _targets.AsSpan()) target *= noise;
        MatrixProduct.Multiply(new ReadOnlyMatrixView<double>(normals, p, n), _law.Signal, _targets, 1, 1);
        for (int example = 0; example < p; example++) _law.Colour(normals.AsSpan(example * n, n), normals.AsSpan(example * n, n));
        _inputs = normals;
        _targets.CopyTo(_errors, 0);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => _options.Warnings(_task.Modes, Time);

    /// <inheritdoc/>
    public double Richness => _options.Richness;

    /// <inheritdoc/>
    public double Time => _step;

    /// <summary>⟨(y − f)²⟩ over fresh examples, exact for the present weights.</summary>
    public double TestLoss
    {
        get
        {
            double[] residual = new double[_law.Width];
            _law.Residual(_features.Effective, residual);
            return StepClock.Finite(_law.Unexplained + ProjectedStatistics.SquaredNorm(residual), _step, _options.LearningRate);
        }
    }

    /// <summary>Mean of (y − f)² over the training examples.</summary>
    public double TrainLoss => StepClock.Finite(ProjectedStatistics.SquaredNorm(_errors) / _errors.Length, _step, _options.LearningRate);

    /// <summary>|w|²/N.</summary>
    public double WeightNorm => _features.WeightNorm;

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        StepClock.Advance(until, ref _step, Step, cancel);
    }

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("step", _step);
        writer.Write("features", _features);
        writer.Write("errors", _errors);
    }

    /// <inheritdoc/>
    public void Load(CheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _step = reader.Read<long>("step");
        reader.Read("features", _features);
        reader.Read("errors", _errors.AsSpan());
    }

    private void Step()
    {
        var inputs = new ReadOnlyMatrixView<double>(_inputs, _errors.Length, _law.Width);
        MatrixProduct.Multiply(inputs.Transposed, _errors, _direction, 1.0 / _errors.Length);
        _features.Step(_direction);
        _targets.CopyTo(_errors, 0);
        MatrixProduct.Multiply(inputs, _features.Effective, _errors, -1, 1);
    }
}
