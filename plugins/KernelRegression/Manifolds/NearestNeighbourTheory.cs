using System.ComponentModel;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.KernelRegression;

/// <summary>
/// The exact loss of the nearest neighbour on the sphere S^d: of P examples none lies within the angle θ with probability (1 − F(θ))^P, F the share of the cap,
/// F ~ ∫ sin^(d−1). The clock is P, which may be of any size.
/// </summary>
[Cites("bahri2021")]
[Description("The exact expected loss of the nearest neighbour on the sphere (waviness 0); the clock counts examples. Test loss <(y - f)^2>, averaged over targets.")]
public sealed class NearestNeighbourTheory : IModel, ITestLoss
{
    private const int Panels = 4000, Nodes = 4;

    private readonly double[] _caps;
    private readonly double[] _losses;

    /// <summary>Tabulates the caps.</summary>
    /// <param name="task">The task that is learned.</param>
    public NearestNeighbourTheory(IManifoldTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        SphereOnly.Check(task, "nearest-neighbour");
        (_caps, _losses) = (new double[Panels + 1], new double[Panels + 1]);

        // Panels that grow from 1e-6 to pi resolve small angles and large numbers of examples alike.
        double share = 0, previous = 0;
        for (int i = 0; i <= Panels; i++)
        {
            double theta = Math.PI * Math.Pow(1e-6, 1 - ((double)i / Panels)), chord = 2 * Math.Sin(0.5 * theta);
            share += GaussLegendre.Rule(Nodes, previous, theta).Integrate(angle => Math.Pow(Math.Sin(angle), task.ManifoldDimension - 1));
            (_caps[i], _losses[i], previous) = (share, 2 - 2 * task.TargetCovariance(chord * chord), theta);
        }

        for (int i = 0; i <= Panels; i++) _caps[i] /= share;
    }

    /// <inheritdoc/>
    public double Time { get; private set; }

    /// <summary>⟨(y − f)²⟩ = ∫ (1 − F)^P dℓ with the loss ℓ at the angle.</summary>
    public double TestLoss
    {
        get
        {
            if (Time == 0) return 1;
            double sum = _losses[0], before = 1;
            for (int i = 1; i <= Panels; i++)
            {
                double after = _caps[i] < 1 ? Math.Exp(Time * LogOfRest(_caps[i])) : 0;

                sum += 0.5 * (_losses[i] - _losses[i - 1]) * (before + after);
                before = after;
            }

            return sum;
        }
    }

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Time = until;
    }

    /// <summary>ln(1 − F) without cancellation for small F.</summary>
    private static double LogOfRest(double cap) => cap < 1e-5 ? -cap - (0.5 * cap * cap) : Math.Log(1 - cap);
}
