using System.ComponentModel;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.KernelRegression;

/// <summary>
/// Predicts the target of the nearest example. Its loss 2 − 2 C(r²), averaged over targets and fresh inputs, falls as P^(−2ν/d) for targets of smoothness ν &lt; 1 and
/// as P^(−2/d) for smoother ones: a piecewise constant prediction is off by the distance r ~ P^(−1/d). The examples come from the stream <c>data</c>, the fresh inputs
/// from <c>test</c>.
/// </summary>
[Cites("bahri2021")]
[Description("Predicts the target of the nearest example; the clock counts examples. Test loss <(y - f)^2>, averaged over targets.")]
public sealed class NearestNeighbour : IModel, ITestLoss
{
    private const int Block = 512;

    private readonly IManifoldTask _task;
    private readonly RandomStream _data;
    private readonly double[] _test;
    private readonly double[] _nearest;
    private int _count;

    /// <summary>Draws the fresh inputs.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    /// <param name="streams">The randomness of the run.</param>
    public NearestNeighbour(NearestNeighbourOptions options, IManifoldTask task, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(streams);
        (_task, _data) = (task, streams.Create("data"));
        _test = new double[options.TestExamples * task.InputDimension];
        task.FillInputs(streams.Create("test"), _test);
        _nearest = new double[options.TestExamples];
        Array.Fill(_nearest, double.PositiveInfinity);
    }

    /// <inheritdoc/>
    public double Time => _count;

    /// <summary>⟨(y − f)²⟩; without examples, where the prediction is 0, the variance 1 of the target.</summary>
    public double TestLoss => _count == 0 ? 1 : _nearest.Average(square => 2 - 2 * _task.TargetCovariance(square));

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        int n = (int)_task.InputDimension, count = ExampleClock.Count(until, 1, "examples");
        var test = new ReadOnlyMatrixView<double>(_test, _nearest.Length, n);
        while (_count < count)
        {
            cancel.ThrowIfCancellationRequested();
            int rows = Math.Min(Block, count - _count);
            double[] inputs = new double[rows * n], distances = new double[_nearest.Length * rows];
            _task.FillInputs(_data, inputs);
            SquaredDistances.Write(test, new ReadOnlyMatrixView<double>(inputs, rows, n), new MatrixView<double>(distances, _nearest.Length, rows));
            for (int i = 0; i < _nearest.Length; i++)
            {
                foreach (double square in distances.AsSpan(i * rows, rows)) _nearest[i] = Math.Min(_nearest[i], square);
            }

            _count += rows;
        }
    }
}
