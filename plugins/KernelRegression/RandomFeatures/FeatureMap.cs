using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.KernelRegression;

/// <summary>N random features φ = F ψ of inputs ψ = Λ^½ z with F i.i.d. normal, as the matrix F Λ^½ that acts on z; without N the inputs themselves.</summary>
internal sealed class FeatureMap
{
    private const int Block = 256;

    private readonly GrowingRows _rows;
    private readonly double[] _scales;
    private readonly RandomStream _stream;
    private readonly bool _identity;

    public FeatureMap(IFeatureTask task, int? features, RandomStreams streams)
    {
        if (task.InputDimension > Array.MaxLength / 8) throw new RunFailedException($"{task.InputDimension} modes do not fit into memory; 'random-features.theory' takes them.");
        int modes = (int)task.InputDimension;
        (_scales, Target) = (new double[modes], new double[modes]);
        task.CopyModes(0, _scales, Target);
        for (int k = 0; k < modes; k++) (_scales[k], Target[k]) = (Math.Sqrt(_scales[k]), Math.Sqrt(Target[k]));
        _stream = streams.Create("features");
        _rows = new GrowingRows(modes);
        _identity = features is null;
        if (features is { } count) Grow(count);
    }

    /// <summary>w*_k √λ_k: the target is their sum times z_k.</summary>
    public double[] Target { get; }

    public int Modes => Target.Length;

    public int Features => _identity ? Modes : _rows.Rows;

    /// <summary>K = Φ Φᵀ / normalisation.</summary>
    public double Normalisation => _identity ? 1 : Features;

    /// <summary>F Λ^½, N × M; not with infinitely many features.</summary>
    public ReadOnlyMatrixView<double> Matrix => _rows.View;

    /// <summary>Draws more features.</summary>
    public void Grow(int features)
    {
        int added = features - _rows.Rows;
        if (added <= 0) return;
        Span<double> rows = _rows.Add(added);
        _stream.FillNormal(rows, _scales);
    }

    /// <summary>Draws examples: their features as rows, and their targets.</summary>
    public void Draw(RandomStream data, GrowingRows features, GrowingRows targets, int count, CancellationToken cancel)
    {
        double[] z = new double[Math.Min(count, Block) * Modes];
        for (int done = 0; done < count; done += Block)
        {
            cancel.ThrowIfCancellationRequested();
            int rows = Math.Min(Block, count - done);
            Span<double> inputs = z.AsSpan(0, rows * Modes);
            data.FillNormal(inputs);
            var view = new ReadOnlyMatrixView<double>(inputs, rows, Modes);
            MatrixProduct.Multiply(view, Target, targets.Add(rows));
            Span<double> added = features.Add(rows);
            if (!_identity) MatrixProduct.Multiply(view, _rows.View.Transposed, new MatrixView<double>(added, rows, Features));
            else
            {
                for (int i = 0; i < inputs.Length; i++) added[i] = inputs[i] * _scales[i % Modes];
            }
        }
    }

    /// <summary>Σ_k (w*_k √λ_k − (Λ^½ Fᵀ θ)_k)², the loss of the weights θ on fresh inputs.</summary>
    public double Loss(ReadOnlySpan<double> theta)
    {
        double[] residual = [.. Target];
        if (!_identity) MatrixProduct.Multiply(_rows.View.Transposed, theta, residual, -1, 1);
        else
        {
            for (int k = 0; k < residual.Length; k++) residual[k] -= _scales[k] * theta[k];
        }

        double sum = 0;
        foreach (double value in residual) sum += value * value;
        return sum;
    }
}
