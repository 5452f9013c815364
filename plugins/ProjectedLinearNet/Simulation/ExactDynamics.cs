using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>SGD on fresh batches in which only the projections and targets are drawn, from their exact joint law (<see cref="ProjectedStatistics"/>).</summary>
internal sealed class ExactDynamics : IProjectedDynamics
{
    private readonly ProjectedStatistics _law;
    private readonly FeatureMatrix _features;
    private readonly RandomStream? _stream;
    private readonly double[] _residual;
    private readonly double[] _gradient;
    private readonly double[] _direction;
    private readonly double[] _normals;
    private readonly double[] _errors;
    private bool _measured;

    /// <param name="law">The law of projections and targets.</param>
    /// <param name="options">Rate, richness and batch.</param>
    /// <param name="stream">Where batches come from; not used for an infinite batch.</param>
    public ExactDynamics(ProjectedStatistics law, OnlineOptions options, RandomStream stream)
    {
        _law = law;
        _features = new FeatureMatrix(law.Width, options.LearningRate, options.Richness);
        _residual = new double[law.Width];
        _gradient = new double[law.Width];
        _direction = new double[law.Width];
        int batch = double.IsFinite(options.Batch) ? (int)options.Batch : 0;
        _stream = batch > 0 ? stream : null;
        _errors = new double[batch];
        _normals = new double[(long)batch * law.Width];
    }

    public double Loss => _law.Unexplained + ProjectedStatistics.SquaredNorm(Residual());

    public double WeightNorm => _features.WeightNorm;

    public void Step()
    {
        var residual = Residual();
        var gradient = residual;
        if (_stream is not null)
        {
            _stream.FillNormal(_normals);
            _stream.FillNormal(_errors);
            double noise = Math.Sqrt(_law.Unexplained);
            foreach (ref double error in _errors.AsSpan()) error *= noise;
            var normals = new ReadOnlyMatrixView<double>(_normals, _errors.Length, _law.Width);
            MatrixProduct.Multiply(normals, residual, _errors, 1, 1);
            MatrixProduct.Multiply(normals.Transposed, _errors, _gradient, 1.0 / _errors.Length);
            gradient = _gradient;
        }

        Causal.Multiply(new ReadOnlyMatrixView<double>(_law.Factor, _law.Width, _law.Width), gradient, _direction);
        _features.Step(_direction);
        _measured = false;
    }

    /// <summary>Largest eigenvalue of Fᵀ(M + γ |w|² I)F, by power iteration.</summary>
    public double Sharpness(double richness)
    {
        int n = _law.Width;
        var factor = new ReadOnlyMatrixView<double>(_law.Factor, n, n);
        double[] x = new double[n], y = new double[n], z = new double[n];
        Array.Fill(x, 1 / Math.Sqrt(n));
        double value = 0, scale = richness * WeightNorm;
        for (int i = 0; i < 1000; i++)
        {
            Causal.Multiply(factor, x, y);
            _features.Multiply(y, z);
            for (int k = 0; k < n; k++) z[k] += scale * y[k];
            Causal.MultiplyTransposed(factor, z, x);
            double norm = Math.Sqrt(ProjectedStatistics.SquaredNorm(x));
            for (int k = 0; k < n; k++) x[k] /= norm;
            if (Math.Abs(norm - value) <= 1e-10 * norm) return norm;
            value = norm;
        }

        return value;
    }

    public void Save(CheckpointWriter writer)
    {
        writer.Write("features", _features);
        if (_stream is not null) writer.Write("data", _stream);
    }

    public void Load(CheckpointReader reader)
    {
        reader.Read("features", _features);
        if (_stream is not null) reader.Read("data", _stream);
        _measured = false;
    }

    private double[] Residual()
    {
        if (_measured) return _residual;
        _law.Signal.CopyTo(_residual, 0);
        Causal.MultiplyTransposed(new ReadOnlyMatrixView<double>(_law.Factor, _law.Width, _law.Width), _features.Effective, _residual, -1, 1);
        _measured = true;
        return _residual;
    }
}
