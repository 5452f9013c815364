using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>All modes of a task in memory, and v₂ = Σ̂ v₀ over fresh batches of features, Σ̂ = Λ for an infinite batch.</summary>
internal sealed class FeatureBatches : ICheckpointable
{
    private readonly double[] _scales;
    private readonly double[] _inputs;
    private readonly double[] _errors;
    private readonly RandomStream _stream;

    public FeatureBatches(IFeatureTask task, double batch, RandomStream stream)
    {
        int dimension = checked((int)task.InputDimension);
        (Eigenvalues, _stream) = (new double[dimension], stream);
        double[] powers = new double[dimension];
        task.CopyModes(0, Eigenvalues, powers);
        Target = [.. powers.Zip(Eigenvalues, (power, eigenvalue) => Math.Sqrt(power / eigenvalue))];
        _scales = [.. Eigenvalues.Select(Math.Sqrt)];
        _errors = new double[double.IsFinite(batch) ? (int)batch : 0];
        _inputs = new double[checked(_errors.Length * dimension)];
    }

    /// <summary>λ_k.</summary>
    public double[] Eigenvalues { get; }

    /// <summary>w*_k.</summary>
    public double[] Target { get; }

    /// <summary>Σ_k λ_k v₀_k².</summary>
    public double Loss(ReadOnlySpan<double> error)
    {
        double sum = 0;
        for (int k = 0; k < error.Length; k++) sum += Eigenvalues[k] * error[k] * error[k];
        return sum;
    }

    public void Save(CheckpointWriter writer) => writer.Write("data", _stream);

    public void Load(CheckpointReader reader) => reader.Read("data", _stream);

    public void Gradient(ReadOnlySpan<double> error, Span<double> gradient)
    {
        if (_errors.Length == 0)
        {
            for (int k = 0; k < error.Length; k++) gradient[k] = Eigenvalues[k] * error[k];
            return;
        }

        _stream.FillNormal(_inputs, _scales);
        var inputs = new ReadOnlyMatrixView<double>(_inputs, _errors.Length, _scales.Length);
        MatrixProduct.Multiply(inputs, error, _errors);
        MatrixProduct.Multiply(inputs.Transposed, _errors, gradient, 1.0 / _errors.Length);
    }
}
