using System.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>
/// The memory of one shard, i.e. of some examples of a batch: for each slot the activations and their gradient, [position][feature][lane], and
/// what layers keep for the way back. Lanes are a multiple of a register; those beyond <see cref="Count"/> are empty.
/// </summary>
internal sealed unsafe class Frame<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Lanes of a shard are a multiple of this.</summary>
    public const int LaneGroup = 16;

    private readonly nint[] _values;
    private readonly nint[] _gradients;
    private readonly nint[] _saved;
    private readonly AlignedBuffer<T> _memory;
    private readonly AlignedBuffer<T> _scratch;
    private readonly AlignedBuffer<T> _targets;

    public Frame(Network<T> network, int index, int maximumLanes, bool training)
    {
        (Index, MaximumLanes) = (index, maximumLanes);
        _values = new nint[network.Slots.Count];
        _gradients = new nint[network.Slots.Count];
        _saved = new nint[network.Layers.Count];
        long length = 0;
        for (int slot = 0; slot < _values.Length; slot++)
            _values[slot] = network.ValuePlaces[slot] == slot ? Take(ref length, network.Slots[slot].Size) : _values[network.ValuePlaces[slot]];
        for (int slot = _gradients.Length - 1; slot > 0 && (training || slot == _gradients.Length - 1); slot--)
            _gradients[slot] = network.GradientPlaces[slot] == slot ? Take(ref length, network.Slots[slot].Size) : _gradients[network.GradientPlaces[slot]];

        for (int layer = 0; layer < _saved.Length; layer++) _saved[layer] = Take(ref length, network.Layers[layer].SavedSize);
        _memory = new AlignedBuffer<T>(checked((int)length));
        int scratch = network.Layers.Max(layer => layer.ScratchSize(maximumLanes));
        _scratch = new AlignedBuffer<T>(scratch);
        Labels = new int[network.Output.Positions * maximumLanes];
        Tokens = new int[network.Slots[0].Positions * maximumLanes];
        _targets = new AlignedBuffer<T>(network.Output.Size * maximumLanes);
    }

    /// <summary>The number of the shard.</summary>
    public int Index { get; set; }

    public int MaximumLanes { get; }

    /// <summary>Lanes in use, a multiple of <see cref="LaneGroup"/>.</summary>
    public int Lanes { get; private set; }

    /// <summary>Examples in use.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the activations are those of training (dropout, statistics of the batch) rather than of a measurement.</summary>
    public bool Training { get; set; }

    /// <summary>Where the parameters' gradient of this shard is summed.</summary>
    public T* ParameterGradient { get; set; }

    /// <summary>Whether that sum already holds the gradient of an earlier shard.</summary>
    public bool Adds { get; set; }

    /// <summary>The class of each position and lane, [position][lane].</summary>
    public int[] Labels { get; }

    /// <summary>For networks that read tokens: [position][lane].</summary>
    public int[] Tokens { get; }

    /// <summary>The wanted output of a regression, [position][feature][lane].</summary>
    public T* Targets => _targets.Pointer;

    /// <summary>The memory of the same examples in another network.</summary>
    public Frame<T>? Companion { get; set; }

    public T* Scratch => _scratch.Pointer;

    public T* Input => Value(0);

    public T* Value(int slot) => _memory.Pointer + _values[slot];

    public T* Gradient(int slot) => _memory.Pointer + _gradients[slot];

    public T* Saved(int layer) => _memory.Pointer + _saved[layer];

    public void Resize(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaximumLanes);
        Count = count;
        Lanes = (count + LaneGroup - 1) / LaneGroup * LaneGroup;
    }

    private nint Take(ref long length, long size)
    {
        nint start = (nint)length;
        length += size * MaximumLanes;
        return start;
    }
}
