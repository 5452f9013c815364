using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// Gradient descent at N = B = ∞, exactly (eq. 44 with η²γ): the learned part p of the target in every node, ρ = |w|²/N, and S of AᵀA/N = I + S in units of
/// the target. Each step costs K² for K nodes, whatever M.
/// </summary>
internal sealed class InfiniteDescent : ICheckpointable
{
    private readonly FeatureModes _modes;
    private readonly double _rate;
    private readonly double _richness;
    private readonly double[] _learned;
    private readonly double[] _growth;
    private readonly double[] _gradient;
    private readonly double[] _weighted;
    private readonly double[] _image;
    private readonly double[] _measure;

    public InfiniteDescent(FeatureModes modes, double rate, double richness)
    {
        (_modes, _rate, _richness) = (modes, rate, richness);
        int count = modes.Count;
        (_learned, _gradient, _weighted, _image) = (new double[count], new double[count], new double[count], new double[count]);
        _growth = new double[richness == 0 ? 0 : count * count];
        _measure = new double[count];
        for (int j = 0; j < count; j++) _measure[j] = modes.Multiplicities[j] * modes.TargetPowers[j] / modes.Eigenvalues[j];
    }

    /// <summary>ρ = |w|²/N.</summary>
    public double Norm { get; private set; }

    /// <summary>L = Σ_k y_k² (1 − p_k)².</summary>
    public double Loss => _modes.Sum((j, _, power) => power * (1 - _learned[j]) * (1 - _learned[j]));

    public void Step()
    {
        int count = _learned.Length;
        double overlap = 0, change = 0;
        for (int j = 0; j < count; j++)
        {
            _gradient[j] = _modes.Eigenvalues[j] * (1 - _learned[j]);
            _weighted[j] = _measure[j] * _gradient[j];
            overlap += _weighted[j] * _learned[j];
        }

        Apply(_weighted, _gradient, _image);
        for (int j = 0; j < count; j++) change += _weighted[j] * _image[j];
        Grow();
        double extra = _richness * (Norm + (_rate * overlap));
        for (int j = 0; j < count; j++) _learned[j] += _rate * (_image[j] + (extra * _gradient[j]));
        Norm += (2 * _rate * overlap) + (_rate * _rate * change);
    }

    public void Save(CheckpointWriter writer)
    {
        writer.Write("learned", _learned);
        writer.Write("growth", _growth);
        writer.Write("norm", Norm);
    }

    public void Load(CheckpointReader reader)
    {
        reader.Read("learned", _learned.AsSpan());
        reader.Read("growth", _growth.AsSpan());
        Norm = reader.Read<double>("norm");
    }

    /// <summary>Largest eigenvalue of M Λ with M = I + S + γ ρ, by power iteration.</summary>
    public double Sharpness()
    {
        int count = _learned.Length;
        double[] x = new double[count], weighted = new double[count], y = new double[count];
        Array.Fill(x, 1);
        double value = 0;
        for (int i = 0; i < 1000; i++)
        {
            for (int j = 0; j < count; j++) weighted[j] = _measure[j] * x[j];
            Apply(weighted, x, y);
            double norm = 0;
            for (int j = 0; j < count; j++)
            {
                x[j] = _modes.Eigenvalues[j] * (y[j] + (_richness * Norm * x[j]));
                norm += x[j] * x[j];
            }

            norm = Math.Sqrt(norm);
            for (int j = 0; j < count; j++) x[j] /= norm;
            if (Math.Abs(norm - value) <= 1e-10 * norm) return norm;
            value = norm;
        }

        return value;
    }

    private void Apply(double[] weighted, double[] vector, double[] image)
    {
        vector.CopyTo(image, 0);
        if (_growth.Length > 0)
            MatrixProduct.Multiply(new ReadOnlyMatrixView<double>(_growth, vector.Length, vector.Length), weighted, image, 1, 1);
    }

    /// <summary>S ← S + η γ (p gᵀ + g pᵀ) + (η γ)² ρ g gᵀ.</summary>
    private void Grow()
    {
        int count = _growth.Length == 0 ? 0 : _learned.Length;
        double rate = _rate * _richness, square = rate * rate * Norm;
        for (int i = 0; i < count; i++)
        {
            double left = (rate * _learned[i]) + (square * _gradient[i]), right = rate * _gradient[i];
            for (int j = 0; j < count; j++) _growth[(i * count) + j] += (left * _gradient[j]) + (right * _learned[j]);
        }
    }
}
