using System.Numerics;
using System.Runtime.CompilerServices;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>The mean-field theory of SGD on fresh batches (corrected eqs 18–31).</summary>
internal sealed class OnlineMarch(FeatureModes modes, StepOptions options) : MeanFieldMarch(modes, options)
{
    private readonly CausalMatrix _gradients = new();
    private readonly ModeBlock _work = new(modes.Count);
    private readonly double _trace = modes.Trace;
    private readonly double[] _ones = [.. Enumerable.Repeat(1.0, modes.Count)];

    // Filled up like the rows of a block, so that loops need no remainder.
    private readonly double[] _weights = Padded(modes, (eigenvalue, count) => count * eigenvalue);
    private readonly double[] _eigenvalues = Padded(modes, (eigenvalue, _) => eigenvalue);

    /// <summary>C₂, symmetric.</summary>
    public CausalMatrix Gradients => _gradients;

    /// <summary>R₃.</summary>
    public CausalMatrix Transfer => Response;

    protected override IEnumerable<CausalMatrix> Matrices => [_gradients];

    protected override double Close(int t)
    {
        CloseResponse(t, Response.Append(), Options.Projections);
        double loss = 0;
        for (int k = 0; k < Modes.Count; k++) loss += Modes.Multiplicities[k] * Modes.TargetPowers[k] * Signal[k] * Signal[k];
        _gradients.MultiplySymmetric(Responses.Latest, _work);
        loss += Weigh();
        Responses.Resolve(_work);
        var target = _gradients.Append();
        Contract(_work, _ones, target);
        AddSignal(t, k => Modes.Multiplicities[k] * Modes.Eigenvalues[k] * Modes.TargetPowers[k], target);
        if (double.IsFinite(Options.Examples))
        {
            target[t] += loss * _trace / Options.Examples;
            double[] direct = new double[Modes.Count], recent = new double[t];
            for (int k = 0; k < direct.Length; k++) direct[k] = Modes.Multiplicities[k] * Modes.Eigenvalues[k] * Modes.Eigenvalues[k] / Options.Examples;
            if (t > 0) MatrixProduct.Multiply(Responses.Latest.View, direct, recent);
            for (int s = 0; s < t; s++) target[s] -= recent[s] * Losses[s];
        }

        CloseForces(t, _gradients);
        return loss;
    }

    /// <summary>Turns C₂ J_kᵀ into n_k λ_k² (C₂ J_kᵀ/N + λ_k c J_kᵀ/B) and returns the loss that comes from it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Weigh()
    {
        var sum = Vector<double>.Zero;
        double transfer = 1 / Options.Projections;
        Span<double> images = _work.Elements, responses = Responses.Latest.Elements;
        for (int row = 0, r = 0; row < images.Length; row += _work.Stride, r++)
        {
            double past = Losses[r] / Options.Examples;
            for (int k = 0; k < _work.Stride; k += Vector<double>.Count)
            {
                var response = new Vector<double>(responses[(row + k)..]);
                var eigenvalue = new Vector<double>(_eigenvalues, k);
                var weighted = new Vector<double>(_weights, k) * ((new Vector<double>(images[(row + k)..]) * transfer) + (eigenvalue * past * response));
                sum += weighted * response;
                (weighted * eigenvalue).CopyTo(images[(row + k)..]);
            }
        }

        return Vector.Sum(sum);
    }
}
