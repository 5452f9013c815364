using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>1/(1 + e^(−x)), for x &lt; 0 as e^x/(1 + e^x).</summary>
internal readonly struct SigmoidOperator : IDoubleOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        TLanes one = TLanes.Create(1);
        TLanes decay = ExponentialCore.Of(x | TLanes.CreateBits(0x8000_0000_0000_0000));
        return TLanes.SelectLess(x, TLanes.Create(0), decay, one) / (one + decay);
    }
}
