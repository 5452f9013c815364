using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Runtime.InteropServices;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// What the mean-field theories of fresh batches and of fixed examples share (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858, App. B and D, corrected): the
/// responses of the readout, H_w = (I − ηγ Θ C₃^&lt;)⁻¹ Θ and D = H_w + ηγ C_w^&lt;, the kernel E = D R and the mode responses J_k = (I + λ_k E)⁻¹ E. Row t of
/// everything depends on rows before t only, so that one march in time solves it without iteration. Of the responses of K modes only the present row is kept
/// (<see cref="CausalResolvents"/>): memory is 4 T² bytes for each of at most eight matrices over times.
/// </summary>
internal abstract class MeanFieldMarch : ICheckpointable
{
    private const int LargestCount = 8;

    // Matrices grow by a quarter of their rows at a time.
    private const double Slack = 1.6;

    private readonly double _rate;
    private readonly double _richness;
    private readonly CausalResolvents _responses;
    private readonly CausalMatrix _readout = new();
    private readonly List<double> _losses = [];
    private double[] _signals = [];
    private double[] _residual = [];
    private double[] _image = [];
    private double[] _kernel = [];

    protected MeanFieldMarch(FeatureModes modes, StepOptions options)
    {
        (Modes, Options, _rate, _richness) = (modes, options, options.LearningRate, options.Richness);
        _responses = new CausalResolvents(modes.Eigenvalues);
        Signal = new double[modes.Count];
    }

    /// <summary>The next time to be computed.</summary>
    public int Count => _losses.Count;

    /// <summary>C₀(t, t), the test loss.</summary>
    public IReadOnlyList<double> Losses => _losses;

    protected FeatureModes Modes { get; }

    /// <summary>Width and examples, either of which may be infinite.</summary>
    protected StepOptions Options { get; }

    /// <summary>J_k of all modes.</summary>
    protected CausalResolvents Responses => _responses;

    /// <summary>g_k(t) at the present time.</summary>
    protected double[] Signal { get; }

    /// <summary>C₃, symmetric.</summary>
    protected CausalMatrix Forces { get; } = new();

    /// <summary>R of E = D R, with unit diagonal.</summary>
    protected CausalMatrix Response { get; } = new();

    /// <summary>Half of the memory there is, but not more than 4 GB.</summary>
    private static double LargestMemory => Math.Min(4e9, 0.5 * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>What is wrong with so many steps on a task; null if they fit into memory.</summary>
    public static ValidationResult? MemoryProblem(object? dataOptions, double until) =>
        dataOptions is IFeatureTaskOptions data && Problem(until, data.CreateTask().Modes.Count) is { } problem ? new ValidationResult(problem) : null;

    /// <summary>The number of steps that fit into memory.</summary>
    public static int LargestTime(int modes) => LargestTime(LargestMemory, modes);

    /// <summary>The march fits into 4 n T² + 40 K T bytes, n matrices, with what they may have grown too far.</summary>
    private static int LargestTime(double memory, int modes)
    {
        double square = 4 * LargestCount * Slack, line = 40.0 * modes;
        return (int)((Math.Sqrt((line * line) + (4 * square * memory)) - line) / (2 * square));
    }

    /// <summary>Makes room for times up to T.</summary>
    public void Reserve(double until)
    {
        if (Problem(until, Modes.Count) is { } problem) throw new RunFailedException(problem);
        int rows = (int)Math.Ceiling(until) + 1;
        if (rows <= _residual.Length) return;
        rows = Math.Max(rows, Math.Min(rows + (_residual.Length / 4), LargestTime(Modes.Count) + 1));
        foreach (var matrix in AllMatrices()) matrix.Reserve(rows);
        Array.Resize(ref _signals, rows * Modes.Count);
        Array.Resize(ref _residual, rows);
        Array.Resize(ref _image, rows);
        Array.Resize(ref _kernel, rows);
    }

    /// <summary>Computes the next time.</summary>
    public void Step()
    {
        int t = Count;
        if (t > 0)
        {
            AppendKernel(t);
        }
        else
        {
            _readout.Append();
            Responses.Append([]);
        }

        UpdateSignal(t);
        _losses.Add(Close(t));
    }

    public virtual void Save(CheckpointWriter writer)
    {
        writer.Write("losses", CollectionsMarshal.AsSpan(_losses));
        writer.Write("responses", _responses);
        writer.Write("signals", _signals.AsSpan(0, Count * Modes.Count));
        foreach (var matrix in OwnMatrices()) writer.Write("matrix", matrix);
    }

    public virtual void Load(CheckpointReader reader)
    {
        _losses.Clear();
        _losses.AddRange(reader.ReadArray<double>("losses"));
        Reserve(Count);
        reader.Read("responses", _responses);
        reader.Read("signals", _signals.AsSpan(0, Count * Modes.Count));
        foreach (var matrix in OwnMatrices()) reader.Read("matrix", matrix);
    }

    /// <summary>The matrices over times of the theory at hand.</summary>
    protected abstract IEnumerable<CausalMatrix> Matrices { get; }

    /// <summary>Computes row t of the correlations, of <see cref="Response"/> and of <see cref="Forces"/> from row t of the responses.</summary>
    /// <returns>C₀(t, t).</returns>
    protected abstract double Close(int t);

    /// <summary>g_k(s) for s = 0..t as a matrix of times × modes.</summary>
    protected ReadOnlyMatrixView<double> Signals(int t) => new(_signals, t + 1, Modes.Count);

    /// <summary>target(s) += Σ_k weights_k g_k(t) g_k(s) for s = 0..t.</summary>
    protected void AddSignal(int t, Func<int, double> weight, Span<double> target)
    {
        double[] weighted = new double[Modes.Count];
        for (int k = 0; k < weighted.Length; k++) weighted[k] = weight(k) * Signal[k];
        MatrixProduct.Multiply(Signals(t), weighted, target, 1, 1);
    }

    /// <summary>Row t of the response −(1/n) Σ_k n_k λ_k J_k with 1 on the diagonal.</summary>
    protected void CloseResponse(int t, Span<double> row, double count)
    {
        row[t] = 1;
        if (double.IsInfinity(count) || t == 0) return;
        double[] weights = new double[Modes.Count];
        for (int k = 0; k < weights.Length; k++) weights[k] = -Modes.Multiplicities[k] * Modes.Eigenvalues[k] / count;
        MatrixProduct.Multiply(Responses.Latest.View, weights, row[..t]);
    }

    /// <summary>Row t of C₃ = R C Rᵀ with the symmetric C.</summary>
    protected void CloseForces(int t, CausalMatrix correlation)
    {
        var image = _image.AsSpan(0, t + 1);
        correlation.MultiplySymmetric(Response.Row(t), image);
        Response.Multiply(image, Forces.Append());
    }

    /// <summary>target ← Σ_k a_k J_k W_k for s = 0..t from the first t rows of H_k W_k.</summary>
    /// <param name="resolved">H_k W_k, t rows.</param>
    /// <param name="weights">a_k.</param>
    /// <param name="target">t + 1 numbers.</param>
    protected void Contract(ModeBlock resolved, ReadOnlySpan<double> weights, Span<double> target)
    {
        var sums = _kernel.AsSpan(0, target.Length);
        sums[^1] = 0;
        if (resolved.Rows > 0) MatrixProduct.Multiply(resolved.View, weights, sums[..^1]);
        Responses.Kernel.Multiply(sums, target);
    }

    /// <summary>A number for each mode, filled up with zeros like the rows of a block, so that loops over registers need no remainder.</summary>
    protected static double[] Padded(FeatureModes modes, Func<double, double, double> value)
    {
        double[] padded = new double[new ModeBlock(modes.Count).Stride];
        for (int k = 0; k < modes.Count; k++) padded[k] = value(modes.Eigenvalues[k], modes.Multiplicities[k]);
        return padded;
    }

    private static string? Problem(double until, int modes) => until <= LargestTime(modes)
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"The mean-field theory of {until} steps with {modes} nodes needs more than {LargestMemory / 1e9:G3} GB. At most {LargestTime(modes)} steps fit; beyond, use projected-linear-net.theory.");

    private IEnumerable<CausalMatrix> OwnMatrices() => [_readout, Forces, Response, .. Matrices];

    private IEnumerable<CausalMatrix> AllMatrices() => [Responses.Kernel, .. OwnMatrices()];

    private void AppendKernel(int t)
    {
        var before = _readout.Row(t - 1);
        var readout = _readout.Append()[..t];
        before.CopyTo(readout);
        readout[t - 1] = _rate;
        var residual = _residual.AsSpan(0, t);
        if (_richness > 0)
        {
            _readout.MultiplyTransposed(Forces.Row(t - 1)[..(t - 1)], readout[..(t - 1)], _rate * _rate * _richness, 1);
            readout.CopyTo(residual);
            var image = _image.AsSpan(0, t);
            Forces.MultiplySymmetric(readout, image);
            _readout.Multiply(image, residual, _rate * _richness, 1);
        }
        else
        {
            readout.CopyTo(residual);
        }

        var kernel = _kernel.AsSpan(0, t);
        Response.MultiplyTransposed(residual, kernel);
        Responses.Append(kernel);
    }

    private void UpdateSignal(int t)
    {
        Array.Fill(Signal, 1);
        if (t > 0)
        {
            var ones = _image.AsSpan(0, t);
            ones.Fill(1);
            double[] sums = new double[Modes.Count];
            MatrixProduct.Multiply(Responses.Latest.View.Transposed, ones, sums);
            for (int k = 0; k < sums.Length; k++) Signal[k] = 1 - (Modes.Eigenvalues[k] * sums[k]);
        }

        Signal.CopyTo(_signals, t * Modes.Count);
    }
}
