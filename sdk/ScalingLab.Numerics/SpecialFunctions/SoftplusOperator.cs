using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>ln(1 + e^x) = max(x, 0) + ln(1 + e^(−|x|)).</summary>
internal readonly struct SoftplusOperator : IDoubleOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        TLanes zero = TLanes.Create(0);
        TLanes decay = ExponentialCore.Of(x | TLanes.CreateBits(0x8000_0000_0000_0000));
        return LogarithmCore.OfOnePlus(decay) + TLanes.SelectLess(zero, x, x, zero);
    }
}
