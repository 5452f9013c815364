using System.ComponentModel;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.KernelRegression;

/// <summary>
/// Least squares on N random features with infinitely many examples: the resolution-limited loss in N (Bahri et al. 2021, arXiv 2102.06701). The clock counts features, of
/// which each state has the first N. Test loss ⟨(y − f)²⟩ = Tr: the part of the target outside the span of the features.
/// </summary>
[Cites("bahri2021")]
[Description("Least squares on random features with infinitely many examples; the clock counts features. Test loss <(y - f)^2>.")]
[ResultVersion(2)]
public sealed class PopulationRegression : IModel, ITestLoss
{
    private readonly FeatureMap _map;

    /// <summary>Prepares the features.</summary>
    /// <param name="task">The task that is learned.</param>
    /// <param name="streams">The randomness of the run.</param>
    public PopulationRegression(IFeatureTask task, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(streams);
        _map = new FeatureMap(task, 0, streams);
    }

    /// <inheritdoc/>
    public double Time => _map.Features;

    /// <summary>⟨(y − f)²⟩ of the best weights.</summary>
    public double TestLoss
    {
        get
        {
            int n = _map.Features;
            if (n == 0) return _map.Loss([]);
            double[] gram = new double[n * n], theta = new double[n];
            var view = new MatrixView<double>(gram, n, n);
            MatrixProduct.SymmetricRankUpdate(_map.Matrix, view);
            RidgeSystem.Factor(view, 0, Time);
            MatrixProduct.Multiply(_map.Matrix, _map.Target, theta);
            Cholesky.Solve(view, new MatrixView<double>(theta, n, 1));
            return _map.Loss(theta);
        }
    }

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        int count = ExampleClock.Count(until, _map.Modes, "features");
        if (count >= _map.Modes) throw new RunFailedException(FormattableString.Invariant($"{count} features of {_map.Modes} modes learn the target exactly; take more modes or stop earlier."));
        _map.Grow(count);
    }
}
