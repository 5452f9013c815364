using System.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>While training, every activation is dropped with a probability, and the others are scaled up to keep the mean. Each shard draws from a stream of its own.</summary>
internal sealed unsafe class Dropout<T>(double probability, RandomStreams streams, string name) : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The largest number of shards of a batch.</summary>
    public const int MaximumShards = 128;

    private readonly RandomStream[] _streams = [.. Enumerable.Range(0, MaximumShards).Select(shard => streams.Create($"{name}-{shard}"))];
    private Shape _shape;

    public override IReadOnlyList<(string Name, RandomStream Stream)> Streams => [.. _streams.Select((stream, shard) => ($"{name}-{shard}", stream))];

    public override int SavedSize => _shape.Size;

    public override int ScratchSize(int lanes) => _shape.Size * lanes;

    public override Shape Connect(ReadOnlySpan<Shape> inputs) => _shape = inputs[0];

    public override void Forward(Frame<T> frame)
    {
        int count = _shape.Size * frame.Lanes;
        T* x = frame.Value(Inputs[0]), y = frame.Value(Output), mask = frame.Saved(Index);
        if (!frame.Training)
        {
            Simd.Copy(x, y, count);
            return;
        }

        var uniforms = new Span<float>(frame.Scratch, count);
        _streams[frame.Index].FillUniform(uniforms);
        T kept = T.CreateChecked(1 / (1 - probability));
        for (int i = 0; i < count; i++)
        {
            mask[i] = uniforms[i] < probability ? T.Zero : kept;
            y[i] = mask[i] * x[i];
        }
    }

    public override void Backward(Frame<T> frame)
    {
        if (InputGradients[0] == InputGradient.None) return;
        int count = _shape.Size * frame.Lanes;
        T* mask = frame.Saved(Index), dy = frame.Gradient(Output), dx = frame.Gradient(Inputs[0]);
        bool adds = InputGradients[0] == InputGradient.Add;
        for (int i = 0; i < count; i++)
        {
            T part = mask[i] * dy[i];
            dx[i] = adds ? dx[i] + part : part;
        }
    }
}
