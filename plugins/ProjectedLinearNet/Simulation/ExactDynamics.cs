using System.Runtime.CompilerServices;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// SGD on fresh batches in which only the gradient is drawn, from its exact law. With the B × N normal matrix Z of a batch (<see cref="ProjectedStatistics"/>) the errors are
/// d = Z r + σ ξ and the gradient is F Zᵀd/B. Along r̂ = r/|r| the columns of Z are a = Z r̂; across it they are independent of a and of d, so that given d that part of Zᵀd is
/// |d| times a normal vector ζ across r̂: Zᵀd = r̂ (a·d) + |d| (1 − r̂r̂ᵀ) ζ with d = |r| a + σ ξ. N + 2B normals do for N B + B.
/// </summary>
internal sealed class ExactDynamics : IProjectedDynamics
{
    private readonly ProjectedStatistics _law;
    private readonly FeatureMatrix _features;
    private readonly RandomStream? _stream;
    private readonly double[] _residual;
    private readonly double[] _gradient;
    private readonly double[] _direction;
    private readonly double[] _along;
    private readonly double[] _noise;
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
        (_along, _noise) = (new double[batch], new double[batch]);
    }

    public double Loss => _law.Unexplained + ProjectedStatistics.SquaredNorm(Residual());

    public double WeightNorm => _features.WeightNorm;

    public void Step()
    {
        var gradient = Residual();
        if (_stream is not null)
        {
            Draw(gradient);
            gradient = _gradient;
        }

        _law.Colour(gradient, _direction);
        _features.Step(_direction);
        _measured = false;
    }

    /// <summary>Largest eigenvalue of Fᵀ(M + γ |w|² I)F, by power iteration.</summary>
    public double Sharpness(double richness)
    {
        int n = _law.Width;
        double[] x = new double[n], y = new double[n], z = new double[n];
        Array.Fill(x, 1 / Math.Sqrt(n));
        double value = 0, scale = richness * WeightNorm;
        for (int i = 0; i < 1000; i++)
        {
            _law.Colour(x, y);
            _features.Multiply(y, z);
            for (int k = 0; k < n; k++) z[k] += scale * y[k];
            _law.ColourTransposed(z, x);
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

    /// <summary>gradient ← Zᵀd/B of a fresh batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Draw(double[] residual)
    {
        _stream!.FillNormal(_along);
        _stream.FillNormal(_noise);
        _stream.FillNormal(_gradient);
        double length = Math.Sqrt(ProjectedStatistics.SquaredNorm(residual)), noise = Math.Sqrt(_law.Unexplained);
        double overlap = 0, square = 0;
        for (int b = 0; b < _along.Length; b++)
        {
            double error = (length * _along[b]) + (noise * _noise[b]);
            overlap += _along[b] * error;
            square += error * error;
        }

        double across = Math.Sqrt(square) / _along.Length, along = 0;
        if (length > 0)
        {
            for (int i = 0; i < residual.Length; i++) along += residual[i] * _gradient[i];
            along = ((overlap / _along.Length) - (across * along / length)) / length;
        }

        for (int i = 0; i < residual.Length; i++) _gradient[i] = (across * _gradient[i]) + (along * residual[i]);
    }

    private double[] Residual()
    {
        if (_measured) return _residual;
        _law.Residual(_features.Effective, _residual);
        _measured = true;
        return _residual;
    }
}
