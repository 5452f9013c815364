using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>SGD as the model is defined (eq. 4): w ← w + η A v₂, A ← A + η γ w v₄ᵀ with v₂ = Σ̂ v₀, v₄ = A₀ᵀA₀v₂/N. A and A₀ are held as M × N.</summary>
internal sealed class LiteralDynamics : IProjectedDynamics
{
    private readonly FeatureBatches _batches;
    private readonly double[] _initial;
    private readonly double[] _features;
    private readonly double[] _readout;
    private readonly double[] _before;
    private readonly double[] _error;
    private readonly double[] _gradient;
    private readonly double[] _direction;
    private readonly double[] _projected;
    private readonly double _rate;
    private readonly double _richness;

    public LiteralDynamics(FeatureBatches batches, OnlineOptions options, double[] projection)
    {
        (_batches, _initial, _rate, _richness) = (batches, projection, options.LearningRate, options.Richness);
        _features = [.. projection];
        _readout = new double[options.Width];
        _before = new double[options.Width];
        _direction = new double[options.Width];
        _error = [.. batches.Target];
        _gradient = new double[_error.Length];
        _projected = new double[_error.Length];
    }

    public double Loss => _batches.Loss(_error);

    public double WeightNorm => ProjectedStatistics.SquaredNorm(_readout);

    public void Save(CheckpointWriter writer)
    {
        writer.Write("batches", _batches);
        writer.Write("features", _features);
        writer.Write("readout", _readout);
        writer.Write("error", _error);
    }

    public void Load(CheckpointReader reader)
    {
        reader.Read("batches", _batches);
        reader.Read("features", _features.AsSpan());
        reader.Read("readout", _readout.AsSpan());
        reader.Read("error", _error.AsSpan());
    }

    public void Step()
    {
        int n = _readout.Length;
        double scale = 1 / Math.Sqrt(n);
        var initial = new ReadOnlyMatrixView<double>(_initial, _error.Length, n);
        var features = new ReadOnlyMatrixView<double>(_features, _error.Length, n);
        _batches.Gradient(_error, _gradient);
        MatrixProduct.Multiply(initial.Transposed, _gradient, _direction, scale);
        MatrixProduct.Multiply(initial, _direction, _projected, scale);
        _readout.CopyTo(_before, 0);
        MatrixProduct.Multiply(features.Transposed, _gradient, _readout, _rate * scale, 1);
        for (int k = 0; k < _projected.Length; k++)
        {
            double factor = _rate * _richness * _projected[k] / scale;
            for (int i = 0; i < n; i++) _features[(k * n) + i] += factor * _before[i];
        }

        _batches.Target.CopyTo(_error, 0);
        MatrixProduct.Multiply(features, _readout, _error, -scale, 1);
    }
}
