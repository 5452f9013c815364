using System.ComponentModel;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.KernelRegression;

/// <summary>
/// Kernel ridge regression on a manifold. Its loss is averaged over targets exactly, 1 − 2 wᵀc + wᵀCw with w = (K + δ)⁻¹k, C the covariance of the target, and over fresh
/// inputs. Without ridge it falls as P^(−min(2ν, 2(d + 2ν_K))/d) for a target of smoothness ν and a kernel of smoothness ν_K (Spigler, Geiger and Wyart 2019,
/// arXiv 1905.10843): as P^(−1/d) for the Laplace kernel and target. The examples come from the stream <c>data</c>, the fresh inputs from <c>test</c>.
/// </summary>
[Cites("spigler2019")]
[Description("Kernel ridge regression on a manifold; the clock counts examples. Test loss <(y - f)^2>, averaged over targets.")]
public sealed class ManifoldKernelRegression : IModel, ITestLoss
{
    private readonly ManifoldKernelRegressionOptions _options;
    private readonly IManifoldTask _task;
    private readonly RandomStream _data;
    private readonly RadialKernel _kernel;
    private readonly GrowingRows _inputs;
    private readonly double[] _test;

    /// <summary>Draws the fresh inputs.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    /// <param name="streams">The randomness of the run.</param>
    public ManifoldKernelRegression(ManifoldKernelRegressionOptions options, IManifoldTask task, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(streams);
        (_options, _task, _data) = (options, task, streams.Create("data"));
        _kernel = new RadialKernel(options.Smoothness, options.Scale);
        _inputs = new GrowingRows((int)task.InputDimension);
        _test = new double[options.TestExamples * task.InputDimension];
        task.FillInputs(streams.Create("test"), _test);
    }

    /// <inheritdoc/>
    public double Time => _inputs.Rows;

    /// <summary>⟨(y − f)²⟩.</summary>
    public double TestLoss
    {
        get
        {
            int p = _inputs.Rows, tests = _options.TestExamples;
            if (p == 0) return 1;
            double[] gram = new double[p * p], covariance = new double[p * p], weights = new double[p * tests], cross = new double[p * tests];
            var system = new MatrixView<double>(gram, p, p);
            var target = new MatrixView<double>(covariance, p, p);
            var solution = new MatrixView<double>(weights, p, tests);
            var right = new MatrixView<double>(cross, p, tests);
            SquaredDistances.Write(_inputs.View, _inputs.View, target);
            SquaredDistances.Write(_inputs.View, new ReadOnlyMatrixView<double>(_test, tests, _inputs.Columns), right);
            for (int i = 0; i < p; i++) covariance[(i * p) + i] = 0;
            for (int i = 0; i < gram.Length; i++) (gram[i], covariance[i]) = (_kernel.At(covariance[i]), _task.TargetCovariance(covariance[i]));
            for (int i = 0; i < cross.Length; i++) (weights[i], cross[i]) = (_kernel.At(cross[i]), _task.TargetCovariance(cross[i]));
            RidgeSystem.Factor(system, _options.Ridge, Time);
            Cholesky.Solve(system, solution);
            double[] product = new double[p * tests];
            MatrixProduct.Multiply(target, solution, new MatrixView<double>(product, p, tests));
            double sum = 0;
            for (int i = 0; i < product.Length; i++) sum += weights[i] * (product[i] - (2 * cross[i]));
            return ExampleClock.Finite(1 + (sum / tests), Time, "raise the ridge");
        }
    }

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        int count = ExampleClock.Count(until, Math.Max((long)until, _inputs.Columns), "examples");
        if (count > _inputs.Rows) _task.FillInputs(_data, _inputs.Add(count - _inputs.Rows));
    }
}
