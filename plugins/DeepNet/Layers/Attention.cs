using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.DeepNet;

/// <summary>
/// Multi-head attention of its three inputs, o_i = Σ_j softmax_j(q_i·k_j factor) v_j head by head, each head a slice of the features; causal: j ≤ i.
/// The factor is 1/√(features of a head) unless given. The four projections are layers of their own.
/// </summary>
internal sealed unsafe class Attention<T>(int heads, bool causal = false, double? scale = null) : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Shape _shape;
    private int _head;
    private T _scale;

    // The probabilities, and on the way back the gradient of the scores.
    public override int SavedSize => 2 * heads * _shape.Positions * _shape.Positions;

    public override Shape Connect(ReadOnlySpan<Shape> inputs)
    {
        _shape = inputs[0];
        if (inputs.Length != 3 || inputs[1] != _shape || inputs[2] != _shape || _shape.Features % heads != 0)
            throw new ArgumentException($"Attention with {heads} heads needs queries, keys and values of one shape whose features {heads} divides.");
        _head = _shape.Features / heads;
        _scale = T.CreateChecked(scale ?? (1 / Math.Sqrt(_head)));
        return _shape;
    }

    public override void Forward(Frame<T> frame)
    {
        int n = _shape.Positions, lanes = frame.Lanes, features = _shape.Features;
        LaneProduct<T>.Strides token = new(features, 1), across = new(1, features), score = new(n, 1);
        for (int h = 0; h < heads; h++)
        {
            nint slice = (nint)h * _head * lanes;
            T* p = frame.Saved(Index) + ((nint)h * n * n * lanes);
            LaneProduct<T>.Run(n, n, _head, frame.Value(Inputs[0]) + slice, token, frame.Value(Inputs[1]) + slice, across, p, score, lanes, _scale, false, causal ? CausalPart.Columns : CausalPart.All);
            Softmax(p, n, lanes);
            LaneProduct<T>.Run(n, _head, n, p, score, frame.Value(Inputs[2]) + slice, token, frame.Value(Output) + slice, token, lanes, T.One, false, causal ? CausalPart.Earlier : CausalPart.All);
        }
    }

    public override void Backward(Frame<T> frame)
    {
        int n = _shape.Positions, lanes = frame.Lanes, features = _shape.Features;
        LaneProduct<T>.Strides token = new(features, 1), across = new(1, features), score = new(n, 1), transposed = new(1, n);
        for (int h = 0; h < heads; h++)
        {
            nint slice = (nint)h * _head * lanes;
            T* p = frame.Saved(Index) + ((nint)h * n * n * lanes), ds = p + ((nint)heads * n * n * lanes);
            T* dy = frame.Gradient(Output) + slice;
            LaneProduct<T>.Run(n, n, _head, dy, token, frame.Value(Inputs[2]) + slice, across, ds, score, lanes, T.One, false, causal ? CausalPart.Columns : CausalPart.All);
            SoftmaxGradient(p, ds, n, lanes);
            var later = causal ? CausalPart.Later : CausalPart.All;
            Add(frame, 0, slice, n, ds, score, frame.Value(Inputs[1]) + slice, _scale, causal ? CausalPart.Earlier : CausalPart.All);
            Add(frame, 1, slice, n, ds, transposed, frame.Value(Inputs[0]) + slice, _scale, later);
            Add(frame, 2, slice, n, p, transposed, dy, T.One, later);
        }
    }

    private void Add(Frame<T> frame, int input, nint slice, int n, T* a, LaneProduct<T>.Strides strides, T* b, T factor, CausalPart part)
    {
        if (InputGradients[input] == InputGradient.None) return;
        LaneProduct<T>.Strides token = new(_shape.Features, 1);
        T* target = frame.Gradient(Inputs[input]) + slice;
        LaneProduct<T>.Run(n, _head, n, a, strides, b, token, target, token, frame.Lanes, factor, InputGradients[input] == InputGradient.Add, part);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Softmax(T* p, int n, int lanes)
    {
        for (int i = 0; i < n; i++, p += (nint)n * lanes)
        {
            int count = causal ? i + 1 : n;
            for (int lane = 0; lane < lanes; lane += Vector512<T>.Count)
            {
                var largest = Simd.Load(p + lane);
                for (int j = 1; j < count; j++) largest = Vector512.Max(largest, Simd.Load(p + (j * lanes) + lane));
                for (int j = 0; j < count; j++) Simd.Store(p + (j * lanes) + lane, Simd.Load(p + (j * lanes) + lane) - largest);
            }

            Simd.Exp(new Span<T>(p, count * lanes));
            for (int lane = 0; lane < lanes; lane += Vector512<T>.Count)
            {
                Vector512<T> sum = default;
                for (int j = 0; j < count; j++) sum += Simd.Load(p + (j * lanes) + lane);
                var inverse = Vector512<T>.One / sum;
                for (int j = 0; j < count; j++) Simd.Store(p + (j * lanes) + lane, inverse * Simd.Load(p + (j * lanes) + lane));
            }

            if (count < n) Simd.Clear(p + (count * lanes), (n - count) * lanes);
        }
    }

    /// <summary>ds ← p (ds − Σ_j p ds).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SoftmaxGradient(T* p, T* ds, int n, int lanes)
    {
        for (int i = 0; i < n; i++, p += (nint)n * lanes, ds += (nint)n * lanes)
        {
            int count = causal ? i + 1 : n;
            for (int lane = 0; lane < lanes; lane += Vector512<T>.Count)
            {
                Vector512<T> mean = default;
                for (int j = 0; j < count; j++) mean = Simd.MultiplyAdd(Simd.Load(p + (j * lanes) + lane), Simd.Load(ds + (j * lanes) + lane), mean);
                for (int j = 0; j < count; j++)
                {
                    T* target = ds + (j * lanes) + lane;
                    Simd.Store(target, Simd.Load(p + (j * lanes) + lane) * (Simd.Load(target) - mean));
                }
            }

            if (count < n) Simd.Clear(ds + (count * lanes), (n - count) * lanes);
        }
    }
}
