using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.LinearNet;

/// <summary>
/// Gradient flow of the two-layer linear network at infinite width, exactly (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858, App. G): test loss and |w|² at
/// τ = η t, to t = 10⁸ at a cost that grows with log t. Two grids are extrapolated; the error is about 10⁻⁶.
/// </summary>
[Cites("bordelon2024")]
[Description("Theory of linear-net at infinite width in gradient flow; cost grows with log t.")]
[VectorWidthIndependent]
public sealed class InfiniteTwoLayerNet : IModel, ITestLoss, IWeightNorm
{
    private const double Growth = 0.01;
    private const double FirstStep = 1e-3;
    private readonly BoostFlow _coarse;
    private readonly BoostFlow _fine;
    private readonly double _rate;

    /// <summary>Prepares the flow from t = 0.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    public InfiniteTwoLayerNet(InfiniteTwoLayerNetOptions options, IFeatureTask task)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        _rate = options.LearningRate;
        _coarse = new BoostFlow(task.Modes, options.Richness, Growth, FirstStep);
        _fine = new BoostFlow(task.Modes, options.Richness, Growth / 2, FirstStep / 2);
    }

    /// <inheritdoc/>
    public double Time { get; private set; }

    /// <summary>⟨(y − f)²⟩ over fresh examples.</summary>
    public double TestLoss => ((4 * _fine.Loss) - _coarse.Loss) / 3;

    /// <summary>|w|².</summary>
    public double WeightNorm => ((4 * _fine.WeightNorm) - _coarse.WeightNorm) / 3;

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, Time);
        _coarse.Observe(_rate * until, cancel);
        _fine.Observe(_rate * until, cancel);
        Time = until;
    }
}
