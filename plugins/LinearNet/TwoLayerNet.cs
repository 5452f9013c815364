using System.ComponentModel;
using System.Globalization;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.LinearNet;

/// <summary>
/// The two-layer linear network f = (w·A x − w₀·A₀x)/γ₀ with N hidden units and A_ij, w_i ~ N(0, 1/N) at the start, trained by SGD on fresh batches
/// (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858, App. G): w ← w + η γ₀ A v₂, A ← A + η γ₀ w v₂ᵀ, v₂ = Σ̂ v₀. The test loss is ⟨(y − f)²⟩ without a
/// factor 1/2, exact for the present weights; the weight norm is |w|², 1 at the start. Weights come from the stream <c>init</c>, batches from <c>data</c>.
/// </summary>
[Cites("bordelon2024")]
[Description("Two-layer linear network in which all weights learn, SGD on fresh batches.")]
[ResultVersion(2)]
public sealed class TwoLayerNet : IModel, ICheckpointable, ITestLoss, IWeightNorm, IComputeCost, IWarnings
{
    private readonly TwoLayerNetOptions _options;
    private readonly IFeatureTask _task;
    private readonly RandomStream _data;
    private readonly double[] _eigenvalues;
    private readonly double[] _scales;
    private readonly double[] _hidden;
    private readonly double[] _readout;
    private readonly double[] _change;
    private readonly double[] _start;
    private readonly double[] _error;
    private readonly double[] _gradient;
    private readonly double[] _inputs;
    private readonly double[] _batchErrors;
    private long _step;

    /// <summary>Draws the weights.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="task">The task that is learned.</param>
    /// <param name="streams">The randomness of the run.</param>
    /// <exception cref="RunFailedException">The weights do not fit into memory.</exception>
    public TwoLayerNet(TwoLayerNetOptions options, IFeatureTask task, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(streams);
        if (options.Problem(task.InputDimension) is { } problem) throw new RunFailedException(problem);
        int n = options.Width, m = (int)task.InputDimension;
        (_options, _task, _data) = (options, task, streams.Create("data"));
        _eigenvalues = new double[m];
        double[] powers = new double[m];
        task.CopyModes(0, _eigenvalues, powers);
        _scales = Array.ConvertAll(_eigenvalues, Math.Sqrt);
        (_hidden, _readout, _change) = (new double[m * n], new double[n], new double[n]);
        var init = streams.Create("init");
        init.FillNormal(_hidden);
        init.FillNormal(_readout);
        double scale = 1 / Math.Sqrt(n);
        foreach (ref double weight in _hidden.AsSpan()) weight *= scale;
        foreach (ref double weight in _readout.AsSpan()) weight *= scale;
        _start = new double[m];
        MatrixProduct.Multiply(Hidden, _readout, _start, 1 / options.Richness);
        for (int k = 0; k < m; k++) _start[k] += Math.Sqrt(powers[k] / _eigenvalues[k]);
        (_error, _gradient) = (new double[m], new double[m]);
        _batchErrors = new double[double.IsFinite(options.Batch) ? (int)options.Batch : 0];
        _inputs = new double[checked(_batchErrors.Length * m)];
        Measure();
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => _options.Warnings(_task.Modes, Time);

    /// <inheritdoc/>
    public double Time => _step;

    /// <summary>⟨(y − f)²⟩ over fresh examples.</summary>
    public double TestLoss
    {
        get
        {
            double loss = 0;
            for (int k = 0; k < _error.Length; k++) loss += _eigenvalues[k] * _error[k] * _error[k];
            return double.IsFinite(loss)
                ? loss
                : throw new RunFailedException(string.Create(CultureInfo.InvariantCulture, $"The loss diverged before step {_step}. Lower learning-rate (now {_options.LearningRate})."));
        }
    }

    /// <summary>|w|².</summary>
    public double WeightNorm
    {
        get
        {
            double sum = 0;
            foreach (double w in _readout) sum += w * w;
            return sum;
        }
    }

    /// <summary>C = N t.</summary>
    public double Compute => (double)_options.Width * _step;

    private ReadOnlyMatrixView<double> Hidden => new(_hidden, _eigenvalues.Length, _options.Width);

    /// <inheritdoc/>
    public void Advance(double until, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, _step);
        for (long target = (long)Math.Ceiling(until * (1 - 1e-12)); _step < target; _step++)
        {
            cancel.ThrowIfCancellationRequested();
            Step();
        }
    }

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("step", _step);
        writer.Write("hidden", _hidden);
        writer.Write("readout", _readout);
        writer.Write("data", _data);
    }

    /// <inheritdoc/>
    public void Load(CheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _step = reader.Read<long>("step");
        reader.Read("hidden", _hidden.AsSpan());
        reader.Read("readout", _readout.AsSpan());
        reader.Read("data", _data);
        Measure();
    }

    private void Step()
    {
        int n = _options.Width;
        double rate = _options.LearningRate * _options.Richness;
        Gradient();
        MatrixProduct.Multiply(Hidden.Transposed, _gradient, _change, rate);
        for (int k = 0; k < _gradient.Length; k++)
        {
            double factor = rate * _gradient[k];
            var row = _hidden.AsSpan(k * n, n);
            for (int i = 0; i < row.Length; i++) row[i] += factor * _readout[i];
        }

        for (int i = 0; i < n; i++) _readout[i] += _change[i];
        Measure();
    }

    /// <summary>v₀ = w* − (Aᵀw − A₀ᵀw₀)/γ₀.</summary>
    private void Measure()
    {
        _start.CopyTo(_error, 0);
        MatrixProduct.Multiply(Hidden, _readout, _error, -1 / _options.Richness, 1);
    }

    private void Gradient()
    {
        if (_batchErrors.Length == 0)
        {
            for (int k = 0; k < _error.Length; k++) _gradient[k] = _eigenvalues[k] * _error[k];
            return;
        }

        _data.FillNormal(_inputs, _scales);
        var inputs = new ReadOnlyMatrixView<double>(_inputs, _batchErrors.Length, _scales.Length);
        MatrixProduct.Multiply(inputs, _error, _batchErrors);
        MatrixProduct.Multiply(inputs.Transposed, _batchErrors, _gradient, 1.0 / _batchErrors.Length);
    }
}
