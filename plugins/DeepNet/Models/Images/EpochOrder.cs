using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>Goes through P examples in a new random order each epoch, batch by batch; the last batch of an epoch has what is left.</summary>
internal sealed class EpochOrder : ICheckpointable
{
    private readonly int _batch;
    private readonly RandomStream _stream;
    private int _next;

    public EpochOrder(int examples, int batch, RandomStream stream)
    {
        (_batch, _stream) = (batch, stream);
        Order = new int[examples];
        for (int i = 0; i < examples; i++) Order[i] = i;
        _next = examples;
    }

    public int[] Order { get; }

    /// <summary>Moves to the next batch.</summary>
    public int Next(out int first)
    {
        if (_next == Order.Length)
        {
            for (int i = Order.Length - 1; i > 0; i--)
            {
                int j = _stream.NextInteger(i + 1);
                (Order[i], Order[j]) = (Order[j], Order[i]);
            }

            _next = 0;
        }

        first = _next;
        _next = Math.Min(Order.Length, _next + _batch);
        return _next - first;
    }

    public void Save(CheckpointWriter writer)
    {
        writer.Write("order", Order);
        writer.Write("next", _next);
        writer.Write("stream", _stream);
    }

    public void Load(CheckpointReader reader)
    {
        reader.Read("order", Order.AsSpan());
        _next = reader.Read<int>("next");
        reader.Read("stream", _stream);
    }
}
