using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>tanh x = −E/(2 + E) with E = e^(−2|x|) − 1, and the sign of x.</summary>
internal readonly struct TanhOperator : IDoubleOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        TLanes sign = TLanes.CreateBits(0x8000_0000_0000_0000);
        // Beyond, tanh is 1 to double precision; a NaN passes.
        TLanes magnitude = TLanes.Min(TLanes.Create(22), x & ~sign);
        ExponentialCore.Split(TLanes.Create(-2) * magnitude, TLanes.Create(0), out TLanes excess, out TLanes power);
        TLanes scale = ExponentialCore.PowerOfTwo(power);
        TLanes e = TLanes.FusedMultiplyAdd(scale, excess, scale - TLanes.Create(1));
        return TLanes.MergeBits(sign, x, e / (TLanes.Create(2) + e));
    }
}
