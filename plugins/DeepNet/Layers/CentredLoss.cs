using System.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>
/// A loss of f = z − z₀, where z₀ is the output of a frozen network, usually the one training started from; so the function starts at zero whatever
/// the richness, by which the last layer divides (Bordelon, Atanasov and Pehlevan, arXiv 2409.17858, Sec. 5).
/// </summary>
internal sealed unsafe class CentredLoss<T>(ILoss<T> loss, Network<T> frozen) : ILoss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public LossSum Evaluate(Frame<T> frame, int slot, Shape shape, double scale)
    {
        var companion = frame.Companion ??= new Frame<T>(frozen, frame.Index, frame.MaximumLanes, training: false);
        companion.Resize(frame.Count);
        Simd.Copy(frame.Input, companion.Input, frozen.Slots[0].Size * frame.Lanes);
        frame.Tokens.CopyTo(companion.Tokens, 0);
        frozen.Forward(companion);
        T* z = frame.Value(slot), start = companion.Value(slot);
        for (int i = 0; i < shape.Size * frame.Lanes; i++) z[i] -= start[i];
        return loss.Evaluate(frame, slot, shape, scale);
    }
}
