using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>e^x in single precision.</summary>
internal readonly struct SingleExpOperator : ISingleOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, ISingleLanes<TLanes> =>
        SingleExponentialCore.Of(TLanes.Min(TLanes.Create(89), x));
}
