using System.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>
/// A layer that couples the examples of a batch: every shard first adds its part, the parts are combined, and only then any shard goes on.
/// </summary>
internal abstract class BatchLayer<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Called once, with the number of shards that a batch can have.</summary>
    public abstract void Reserve(int shards);

    public abstract void ReduceForward(Frame<T> frame);

    public abstract void CombineForward(int shards, int examples);

    public abstract void ReduceBackward(Frame<T> frame);

    public abstract void CombineBackward(int shards, int examples);
}
