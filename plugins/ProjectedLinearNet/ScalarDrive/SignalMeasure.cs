using System.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// The signal spectral measure μ = Σ_i c_i² δ(g_i) of the projected covariance and its eigenvalue counting functional ν, as weighted nodes:
/// ∫ μ(dg) h(g) ≈ Re Σ_j W_j h(z_j) and ∫ ν(dg) h(g) ≈ Re Σ_j V_j h(z_j) for entire h. At infinite width the nodes are the modes themselves; at finite
/// width they lie on a contour around the spectrum of the random-feature deterministic equivalent.
/// </summary>
internal sealed class SignalMeasure
{
    private SignalMeasure(Complex[] nodes, Complex[] signal, Complex[] counting, double floor, double trace)
    {
        (Nodes, Signal, Counting, Floor, Trace) = (nodes, signal, counting, floor, trace);
    }

    /// <summary>z_j.</summary>
    public Complex[] Nodes { get; }

    /// <summary>W_j.</summary>
    public Complex[] Signal { get; }

    /// <summary>V_j.</summary>
    public Complex[] Counting { get; }

    /// <summary>The part of the loss that no projection can learn: the plateau L(∞) at an infinite batch.</summary>
    public double Floor { get; }

    /// <summary>Tr Λ.</summary>
    public double Trace { get; }

    public static SignalMeasure InfiniteWidth(FeatureModes modes)
    {
        var nodes = new Complex[modes.Count];
        var signal = new Complex[modes.Count];
        var counting = new Complex[modes.Count];
        for (int j = 0; j < modes.Count; j++)
        {
            nodes[j] = modes.Eigenvalues[j];
            signal[j] = modes.Multiplicities[j] * modes.TargetPowers[j];
            counting[j] = modes.Multiplicities[j];
        }

        return new SignalMeasure(nodes, signal, counting, 0, modes.Trace);
    }

    /// <param name="modes">The modes of the task.</param>
    /// <param name="width">N &lt; M.</param>
    public static SignalMeasure FiniteWidth(FeatureModes modes, double width)
    {
        var equivalent = new DeterministicEquivalent(modes, width);
        List<Complex> nodes = [], signal = [], counting = [];
        foreach (var (z, step) in equivalent.Contour())
        {
            var (signalTransform, countingTransform) = equivalent.Transforms(z);
            nodes.Add(z);
            signal.Add(-Complex.ImaginaryOne / Math.PI * signalTransform * step);
            counting.Add(-Complex.ImaginaryOne / Math.PI * countingTransform * step);
        }

        return new SignalMeasure([.. nodes], [.. signal], [.. counting], equivalent.Floor, modes.Trace);
    }
}
