using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>e^x.</summary>
internal readonly struct ExpOperator : IDoubleOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, IDoubleLanes<TLanes> =>
        ExponentialCore.Of(TLanes.Min(TLanes.Create(710), x));
}
