using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>tanh x = −E/(2 + E) with E = e^(−2|x|) − 1 and the sign of x, in single precision.</summary>
internal readonly struct SingleTanhOperator : ISingleOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, ISingleLanes<TLanes>
    {
        TLanes sign = TLanes.CreateBits(0x8000_0000);
        // Beyond, tanh is 1 to single precision; a NaN passes.
        TLanes magnitude = TLanes.Min(TLanes.Create(10), x & ~sign);
        SingleExponentialCore.Split(TLanes.Create(-2) * magnitude, out TLanes excess, out TLanes power);
        TLanes scale = SingleExponentialCore.PowerOfTwo(power);
        TLanes e = TLanes.FusedMultiplyAdd(scale, excess, scale - TLanes.Create(1));
        return ((e / (TLanes.Create(2) + e)) & ~sign) | (x & sign);
    }
}
