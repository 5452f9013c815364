using System.Numerics;
using System.Runtime.CompilerServices;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>The mean-field theory of full-batch gradient descent on P fixed examples (App. D corrected), in terms of Y = R₁⁻¹ C₂ R₁⁻ᵀ.</summary>
internal sealed class OfflineMarch(FeatureModes modes, StepOptions options) : MeanFieldMarch(modes, options)
{
    private readonly CausalMatrix _errors = new();
    private readonly CausalMatrix _gradients = new();
    private readonly CausalMatrix _sample = new();
    private readonly CausalMatrix _contracted = new();
    private readonly ModeBlock _forces = new(modes.Count);
    private readonly ModeBlock _images = new(modes.Count);
    private readonly double _trace = modes.Trace;
    private readonly double[] _ones = [.. Enumerable.Repeat(1.0, modes.Count)];
    private readonly double[] _weights = Padded(modes, (eigenvalue, count) => count * eigenvalue);
    private readonly double[] _eigenvalues = Padded(modes, (eigenvalue, _) => eigenvalue);

    /// <summary>C₁(t, t), the train loss.</summary>
    public double TrainLoss { get; private set; }

    public override void Save(CheckpointWriter writer)
    {
        base.Save(writer);
        writer.Write("train-loss", TrainLoss);
    }

    public override void Load(CheckpointReader reader)
    {
        base.Load(reader);
        TrainLoss = reader.Read<double>("train-loss");
    }

    protected override IEnumerable<CausalMatrix> Matrices => [_errors, _gradients, _sample, _contracted];

    protected override double Close(int t)
    {
        double[] width = new double[t + 1], forward = new double[t + 1];
        CloseResponse(t, width, Options.Projections);
        CloseResponse(t, _sample.Append(), Options.Examples);
        _sample.MultiplyTransposed(width, Response.Append());
        _gradients.MultiplySymmetric(Responses.Latest, _forces);
        _errors.MultiplySymmetric(Responses.Latest, _images);
        Weigh(forward);

        // H_k commutes with λ_k, so that both contractions need one solution.
        Responses.Resolve(_forces);
        Span<double> errors = _errors.Append(), gradients = _gradients.Append();
        Contract(_forces, _ones, errors);
        Contract(_forces, _eigenvalues.AsSpan(0, Modes.Count), gradients);
        AddSignal(t, k => Modes.Multiplicities[k] * Modes.TargetPowers[k], errors);
        AddSignal(t, k => Modes.Multiplicities[k] * Modes.Eigenvalues[k] * Modes.TargetPowers[k], gradients);
        if (double.IsFinite(Options.Examples)) AddSampleNoise(t, forward, errors, gradients);
        CloseForces(t, _gradients);
        double[] image = new double[t + 1];
        _errors.MultiplySymmetric(_sample.Row(t), image);
        TrainLoss = 0;
        for (int s = 0; s <= t; s++) TrainLoss += _sample[t, s] * image[s];
        return errors[t];
    }

    /// <summary>forces ← n_k λ_k (Y J_kᵀ/N + λ_k C₀ J_kᵀ/P) and forward(s) ← Σ_k n_k λ_k² (J_k C₀)(t, s) for s &lt; t.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Weigh(double[] forward)
    {
        double transfer = 1 / Options.Projections, reuse = 1 / Options.Examples;
        Span<double> forces = _forces.Elements, images = _images.Elements;
        for (int row = 0, r = 0; row < forces.Length; row += _forces.Stride, r++)
        {
            var sum = Vector<double>.Zero;
            for (int k = 0; k < _forces.Stride; k += Vector<double>.Count)
            {
                var weight = new Vector<double>(_weights, k);
                var image = new Vector<double>(_eigenvalues, k) * new Vector<double>(images[(row + k)..]);
                (weight * ((new Vector<double>(forces[(row + k)..]) * transfer) + (image * reuse))).CopyTo(forces[(row + k)..]);
                sum += weight * image;
            }

            forward[r] = Vector.Sum(sum);
        }
    }

    /// <summary>Adds (1/P) Σ_k n_k λ_k (H_k C₀ H_kᵀ − λ_k² J_k C₀ J_kᵀ)(t, s), the terms linear in the responses.</summary>
    private void AddSampleNoise(int t, double[] forward, ReadOnlySpan<double> errors, Span<double> gradients)
    {
        var contracted = _contracted.Append();
        if (t > 0)
        {
            double[] weights = new double[Modes.Count];
            for (int k = 0; k < weights.Length; k++) weights[k] = Modes.Multiplicities[k] * Modes.Eigenvalues[k] * Modes.Eigenvalues[k];
            MatrixProduct.Multiply(Responses.Latest.View, weights, contracted[..t]);
            for (int s = 0; s < t; s++) forward[t] += contracted[s] * errors[s];
        }

        double[] backward = new double[t + 1];
        _contracted.Multiply(errors, backward);
        for (int s = 0; s <= t; s++) gradients[s] += ((_trace * errors[s]) - forward[s] - backward[s]) / Options.Examples;
    }
}
