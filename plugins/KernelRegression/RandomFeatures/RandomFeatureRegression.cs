using System.ComponentModel;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.KernelRegression;

/// <summary>
/// Ridge regression on N random features φ = F ψ of Gaussian inputs with a power-law spectrum, F i.i.d. normal: the linear model of Bahri et al. 2021 (arXiv 2102.06701,
/// Sec. 3). The clock counts examples P, of which each state has the first P. Test loss ⟨(y − f)²⟩, exact over fresh inputs. F comes from the stream
/// <c>features</c>, the examples from <c>data</c>.
/// </summary>
[Cites("bahri2021")]
[Description("Ridge regression on N random features of Gaussian inputs, or on the inputs themselves; the clock counts examples. Test loss <(y - f)^2>.")]
[ResultVersion(2)]
public sealed class RandomFeatureRegression : IModel, ITestLoss
{
    private readonly RandomFeatureOptions _options;
    private readonly FeatureMap _map;
    private readonly RandomStream _data;
    private readonly GrowingRows _features;
    private readonly GrowingRows _targets = new(1);

    /// <summary>Draws the features.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    /// <param name="streams">The randomness of the run.</param>
    public RandomFeatureRegression(RandomFeatureOptions options, IFeatureTask task, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(streams);
        (_options, _data) = (options, streams.Create("data"));
        _map = new FeatureMap(task, options.Features, streams);
        _features = new GrowingRows(_map.Features);
    }

    /// <inheritdoc/>
    public double Time => _features.Rows;

    /// <summary>⟨(y − f)²⟩ of the ridge regression on the examples so far.</summary>
    public double TestLoss => ExampleClock.Finite(_map.Loss(Weights()), Time, "raise the ridge, or keep away from as many examples as features");

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        int count = ExampleClock.Count(until, _map.Features, "examples");
        if (count > _features.Rows) _map.Draw(_data, _features, _targets, count - _features.Rows, cancel);
    }

    /// <summary>θ of f = θ·φ, from the smaller one of the Gram matrices of examples and of features.</summary>
    private double[] Weights()
    {
        int p = _features.Rows, n = _map.Features;
        var theta = new double[n];
        if (p == 0) return theta;
        double ridge = _options.Ridge * _map.Normalisation;
        var phi = _features.View;
        bool dual = p <= n;
        int size = Math.Min(p, n);
        var gram = new double[size * size];
        var view = new MatrixView<double>(gram, size, size);
        MatrixProduct.SymmetricRankUpdate(dual ? phi : phi.Transposed, view);
        RidgeSystem.Factor(view, ridge, Time);
        double[] right = dual ? _targets.View.ToColumn() : new double[n];
        if (!dual) MatrixProduct.Multiply(phi.Transposed, _targets.View.ToColumn(), right);
        Cholesky.Solve(view, new MatrixView<double>(right, size, 1));
        if (!dual) return right;
        MatrixProduct.Multiply(phi.Transposed, right, theta);
        return theta;
    }
}
