using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>SGD with the features A = B A₀ and B an N × N matrix (eq. 17 with γ restored); exactly equal to <see cref="LiteralDynamics"/>.</summary>
internal sealed class ProjectedDynamics : IProjectedDynamics
{
    private readonly FeatureBatches _batches;
    private readonly FeatureMatrix _features;
    private readonly double[] _projection;
    private readonly double[] _error;
    private readonly double[] _gradient;
    private readonly double[] _direction;
    private readonly int _width;

    public ProjectedDynamics(FeatureBatches batches, OnlineOptions options, double[] projection)
    {
        (_batches, _projection, _width) = (batches, projection, options.Width);
        _features = new FeatureMatrix(_width, options.LearningRate, options.Richness);
        _error = [.. batches.Target];
        _gradient = new double[_error.Length];
        _direction = new double[_width];
    }

    public double Loss => _batches.Loss(_error);

    public double WeightNorm => _features.WeightNorm;

    public void Save(CheckpointWriter writer)
    {
        writer.Write("batches", _batches);
        writer.Write("features", _features);
        writer.Write("error", _error);
    }

    public void Load(CheckpointReader reader)
    {
        reader.Read("batches", _batches);
        reader.Read("features", _features);
        reader.Read("error", _error.AsSpan());
    }

    public void Step()
    {
        var projection = new ReadOnlyMatrixView<double>(_projection, _error.Length, _width);
        double scale = 1 / Math.Sqrt(_width);
        _batches.Gradient(_error, _gradient);
        MatrixProduct.Multiply(projection.Transposed, _gradient, _direction, scale);
        _features.Step(_direction);
        _batches.Target.CopyTo(_error, 0);
        MatrixProduct.Multiply(projection, _features.Effective, _error, -scale, 1);
    }
}
