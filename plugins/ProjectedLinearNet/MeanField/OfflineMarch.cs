using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>The mean-field theory of full-batch gradient descent on P fixed examples (App. D corrected), in terms of Y = R₁⁻¹ C₂ R₁⁻ᵀ.</summary>
internal sealed class OfflineMarch(FeatureModes modes, StepOptions options) : MeanFieldMarch(modes, options)
{
    private readonly GrowingMatrix _errors = new();
    private readonly GrowingMatrix _gradients = new();
    private readonly GrowingMatrix _width = new();
    private readonly GrowingMatrix _sample = new();
    private readonly GrowingMatrix _contracted = new();
    private readonly double _trace = modes.Trace;

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

    protected override IEnumerable<GrowingMatrix> Matrices => [_errors, _gradients, _width, _sample, _contracted];

    protected override double Close(int t)
    {
        CloseResponse(t, _width, Options.Projections);
        CloseResponse(t, _sample, Options.Examples);
        Causal.MultiplyTransposed(_sample.Leading(t + 1), _width.Row(t, t + 1), Response.Row(t, t + 1));
        int modes = Modes.Count;
        double[] forces = new double[Math.Max(t, 1) * modes], images = new double[Math.Max(t, 1) * modes];
        double[] forward = new double[t + 1];
        Span<double> errors = _errors.Row(t, t + 1), gradients = _gradients.Row(t, t + 1);
        errors.Clear();
        gradients.Clear();
        if (t > 0)
        {
            var row = Responses.Row(t);
            MatrixProduct.Multiply(_gradients.Leading(t), row, new MatrixView<double>(forces, t, modes));
            MatrixProduct.Multiply(_errors.Leading(t), row, new MatrixView<double>(images, t, modes));
            Weigh(t, forces, images, forward);
            Responses.Contract(new ReadOnlyMatrixView<double>(forces, t, modes), errors);
            Rescale(forces);
            Responses.Contract(new ReadOnlyMatrixView<double>(forces, t, modes), gradients);
        }

        AddSignal(t, k => Modes.Multiplicities[k] * Modes.TargetPowers[k], errors);
        AddSignal(t, k => Modes.Multiplicities[k] * Modes.Eigenvalues[k] * Modes.TargetPowers[k], gradients);
        _errors.Mirror(t);
        if (double.IsFinite(Options.Examples)) AddSampleNoise(t, forward, errors, gradients);
        _gradients.Mirror(t);
        CloseForces(t, _gradients);
        double[] image = new double[t + 1];
        MatrixProduct.Multiply(_errors.Leading(t + 1), _sample.Row(t, t + 1), image);
        TrainLoss = 0;
        for (int s = 0; s <= t; s++) TrainLoss += _sample[t, s] * image[s];
        return errors[t];
    }

    /// <summary>forces ← n_k λ_k (Y J_kᵀ/N + λ_k C₀ J_kᵀ/P) and forward(s) ← Σ_k n_k λ_k² (J_k C₀)(t, s) for s &lt; t.</summary>
    private void Weigh(int t, double[] forces, double[] images, double[] forward)
    {
        for (int r = 0; r < t; r++)
        {
            for (int k = 0; k < Modes.Count; k++)
            {
                int index = (r * Modes.Count) + k;
                double eigenvalue = Modes.Eigenvalues[k], weight = Modes.Multiplicities[k] * eigenvalue;
                forces[index] = weight * ((forces[index] / Options.Projections) + (eigenvalue * images[index] / Options.Examples));
                forward[r] += weight * eigenvalue * images[index];
            }
        }
    }

    private void Rescale(double[] forces)
    {
        for (int index = 0; index < forces.Length; index++) forces[index] *= Modes.Eigenvalues[index % Modes.Count];
    }

    /// <summary>Adds (1/P) Σ_k n_k λ_k (H_k C₀ H_kᵀ − λ_k² J_k C₀ J_kᵀ)(t, s), the terms linear in the responses.</summary>
    private void AddSampleNoise(int t, double[] forward, ReadOnlySpan<double> errors, Span<double> gradients)
    {
        var contracted = _contracted.Row(t, t + 1);
        contracted[t] = 0;
        if (t > 0)
        {
            double[] weights = new double[Modes.Count];
            for (int k = 0; k < weights.Length; k++) weights[k] = Modes.Multiplicities[k] * Modes.Eigenvalues[k] * Modes.Eigenvalues[k];
            MatrixProduct.Multiply(Responses.Row(t), weights, contracted[..t]);
            for (int s = 0; s < t; s++) forward[t] += contracted[s] * errors[s];
        }

        double[] backward = new double[t + 1];
        Causal.Multiply(_contracted.Leading(t + 1), errors, backward);
        for (int s = 0; s <= t; s++) gradients[s] += ((_trace * errors[s]) - forward[s] - backward[s]) / Options.Examples;
    }
}
