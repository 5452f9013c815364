using System.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>Where the examples of a batch come from. It is asked by several threads at a time, each for other examples.</summary>
internal interface IBatchSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Writes inputs and labels of the examples first .. first + <see cref="Frame{T}.Count"/> of the batch, and zeros into empty lanes.</summary>
    void Fill(Frame<T> frame, int first);
}
