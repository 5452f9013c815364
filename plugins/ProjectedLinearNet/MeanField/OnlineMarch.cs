using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>The mean-field theory of SGD on fresh batches (corrected eqs 18–31).</summary>
internal sealed class OnlineMarch(FeatureModes modes, StepOptions options) : MeanFieldMarch(modes, options)
{
    private readonly GrowingMatrix _gradients = new();
    private readonly double _trace = modes.Trace;

    /// <summary>C₂.</summary>
    public GrowingMatrix Gradients => _gradients;

    /// <summary>R₃.</summary>
    public GrowingMatrix Transfer => Response;

    protected override IEnumerable<GrowingMatrix> Matrices => [_gradients];

    protected override double Close(int t)
    {
        CloseResponse(t, Response, Options.Projections);
        int modes = Modes.Count;
        double[] images = new double[Math.Max(t, 1) * modes];
        double[] direct = new double[modes];
        double loss = 0;
        for (int k = 0; k < modes; k++) loss += Modes.Multiplicities[k] * Modes.TargetPowers[k] * Signal[k] * Signal[k];
        if (t > 0)
        {
            var row = Responses.Row(t);
            MatrixProduct.Multiply(_gradients.Leading(t), row, new MatrixView<double>(images, t, modes));
            loss += Weigh(t, row, images);
        }

        var target = _gradients.Row(t, t + 1);
        if (t > 0) Responses.Contract(new ReadOnlyMatrixView<double>(images, t, modes), target);
        else target.Clear();
        AddSignal(t, k => Modes.Multiplicities[k] * Modes.Eigenvalues[k] * Modes.TargetPowers[k], target);
        if (double.IsFinite(Options.Examples))
        {
            target[t] += loss * _trace / Options.Examples;
            for (int k = 0; k < modes; k++) direct[k] = Modes.Multiplicities[k] * Modes.Eigenvalues[k] * Modes.Eigenvalues[k] / Options.Examples;
            double[] recent = new double[t];
            if (t > 0) MatrixProduct.Multiply(Responses.Row(t), direct, recent);
            for (int s = 0; s < t; s++) target[s] -= recent[s] * Losses[s];
        }

        _gradients.Mirror(t);
        CloseForces(t, _gradients);
        return loss;
    }

    /// <summary>Turns C₂ J_kᵀ into n_k λ_k² (C₂ J_kᵀ/N + λ_k c J_kᵀ/B) and returns the loss that comes from it.</summary>
    private double Weigh(int t, ReadOnlyMatrixView<double> row, double[] images)
    {
        double loss = 0;
        for (int r = 0; r < t; r++)
        {
            double past = Losses[r] / Options.Examples;
            for (int k = 0; k < Modes.Count; k++)
            {
                double response = row[r, k], eigenvalue = Modes.Eigenvalues[k];
                double force = (images[(r * Modes.Count) + k] / Options.Projections) + (eigenvalue * past * response);
                double weighted = Modes.Multiplicities[k] * eigenvalue * force;
                loss += weighted * response;
                images[(r * Modes.Count) + k] = weighted * eigenvalue;
            }
        }

        return loss;
    }
}
