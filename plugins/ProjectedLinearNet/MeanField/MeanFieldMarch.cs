using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Runtime.InteropServices;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// What the mean-field theories of fresh batches and of fixed examples share (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858, App. B and D, corrected): the
/// responses of the readout, H_w = (I − ηγ Θ C₃^&lt;)⁻¹ Θ and D = H_w + ηγ C_w^&lt;, the kernel E = D R and the mode responses J_k = (I + λ_k E)⁻¹ E. Row t of
/// everything depends on rows before t only, so that one march in time solves it without iteration. Memory 4 K T² bytes for the responses, K nodes.
/// </summary>
internal abstract class MeanFieldMarch : ICheckpointable
{
    private const int OtherMatrices = 9;

    private readonly double _rate;
    private readonly double _richness;
    private readonly CausalResolvents _responses;
    private readonly GrowingMatrix _readout = new();
    private readonly GrowingMatrix _residual = new();
    private readonly List<double> _losses = [];
    private double[] _signals = [];
    private double[] _scratch = [];

    protected MeanFieldMarch(FeatureModes modes, StepOptions options)
    {
        (Modes, Options, _rate, _richness) = (modes, options, options.LearningRate, options.Richness);
        _responses = new CausalResolvents(modes.Eigenvalues, LargestTime(modes.Count) + 1);
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

    /// <summary>C₃.</summary>
    protected GrowingMatrix Forces { get; } = new();

    /// <summary>R of E = D R, with unit diagonal.</summary>
    protected GrowingMatrix Response { get; } = new();

    /// <summary>Half of the memory there is, but not more than 4 GB.</summary>
    private static double LargestMemory => Math.Min(4e9, 0.5 * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>What is wrong with so many steps on a task; null if they fit into memory.</summary>
    public static ValidationResult? MemoryProblem(object? dataOptions, double until) =>
        dataOptions is IFeatureTaskOptions data && Problem(until, data.CreateTask().Modes.Count) is { } problem ? new ValidationResult(problem) : null;

    /// <summary>The number of steps that fit into memory.</summary>
    public static int LargestTime(int modes) => (int)Math.Sqrt(LargestMemory / ((4.0 * modes) + (8 * OtherMatrices)));

    /// <summary>Makes room for times up to T.</summary>
    public void Reserve(double until)
    {
        if (Problem(until, Modes.Count) is { } problem) throw new RunFailedException(problem);
        int largest = LargestTime(Modes.Count);
        int capacity = (int)Math.Ceiling(until) + 1;
        if (capacity <= Response.Capacity) return;
        capacity = Math.Min(Math.Max(capacity, 2 * Response.Capacity), largest + 1);
        foreach (var matrix in AllMatrices()) matrix.Reserve(capacity);
        Array.Resize(ref _signals, capacity * Modes.Count);
        Array.Resize(ref _scratch, capacity);
    }

    /// <summary>Computes the next time.</summary>
    public void Step()
    {
        int t = Count;
        if (t > 0) AppendKernel(t);
        else Responses.Append([]);
        UpdateSignal(t);
        _losses.Add(Close(t));
    }

    public virtual void Save(CheckpointWriter writer)
    {
        writer.Write("losses", CollectionsMarshal.AsSpan(_losses));
        writer.Write("responses", _responses);
        writer.Write("signals", _signals.AsSpan(0, Count * Modes.Count));
        foreach (var matrix in AllMatrices()) matrix.Save(writer, Count);
    }

    public virtual void Load(CheckpointReader reader)
    {
        _losses.Clear();
        _losses.AddRange(reader.ReadArray<double>("losses"));
        Reserve(Count);
        reader.Read("responses", _responses);
        reader.Read("signals", _signals.AsSpan(0, Count * Modes.Count));
        foreach (var matrix in AllMatrices()) matrix.Load(reader, Count);
    }

    /// <summary>The matrices over times of the theory at hand.</summary>
    protected abstract IEnumerable<GrowingMatrix> Matrices { get; }

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
    protected void CloseResponse(int t, GrowingMatrix response, double count)
    {
        var row = response.Row(t, t + 1);
        row[t] = 1;
        if (double.IsInfinity(count) || t == 0) return;
        double[] weights = new double[Modes.Count];
        for (int k = 0; k < weights.Length; k++) weights[k] = -Modes.Multiplicities[k] * Modes.Eigenvalues[k] / count;
        MatrixProduct.Multiply(Responses.Row(t), weights, row[..t]);
    }

    /// <summary>Row and column t of C₃ = R C Rᵀ.</summary>
    protected void CloseForces(int t, GrowingMatrix correlation)
    {
        var image = _scratch.AsSpan(0, t + 1);
        MatrixProduct.Multiply(correlation.Leading(t + 1), Response.Row(t, t + 1), image);
        Causal.Multiply(Response.Leading(t + 1), image, Forces.Row(t, t + 1));
        Forces.Mirror(t);
    }

    private GrowingMatrix[] AllMatrices() => [_readout, _residual, Forces, Response, .. Matrices];

    private static string? Problem(double until, int modes) => until <= LargestTime(modes)
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"The mean-field theory of {until} steps with {modes} nodes needs more than {LargestMemory / 1e9:G3} GB. At most {LargestTime(modes)} steps fit; beyond, use projected-linear-net.theory.");

    private void AppendKernel(int t)
    {
        var readout = _readout.Row(t, t);
        _readout.Row(t - 1, t - 1).CopyTo(readout);
        readout[t - 1] = _rate;
        if (t > 1 && _richness > 0)
        {
            Causal.MultiplyTransposed(
                _readout.Leading(t - 1), Forces.Row(t - 1, t - 1), readout[..(t - 1)], _rate * _rate * _richness, 1);
        }

        var residual = _residual.Row(t, t);
        readout.CopyTo(residual);
        if (_richness > 0)
        {
            var image = _scratch.AsSpan(0, t);
            MatrixProduct.Multiply(Forces.Leading(t), readout, image);
            Causal.Multiply(_readout.Leading(t), image, residual, _rate * _richness, 1);
        }

        double[] kernel = new double[t];
        Causal.MultiplyTransposed(Response.Leading(t), residual, kernel);
        Responses.Append(kernel);
    }

    private void UpdateSignal(int t)
    {
        Array.Fill(Signal, 1);
        if (t > 0)
        {
            double[] ones = new double[t];
            Array.Fill(ones, 1);
            double[] sums = new double[Modes.Count];
            MatrixProduct.Multiply(Responses.Row(t).Transposed, ones, sums);
            for (int k = 0; k < sums.Length; k++) Signal[k] = 1 - (Modes.Eigenvalues[k] * sums[k]);
        }

        Signal.CopyTo(_signals, t * Modes.Count);
    }
}
