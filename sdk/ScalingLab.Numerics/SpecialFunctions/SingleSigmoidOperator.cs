using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>1/(1 + e^(−x)) in single precision, for x &lt; 0 as e^x/(1 + e^x).</summary>
internal readonly struct SingleSigmoidOperator : ISingleOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, ISingleLanes<TLanes>
    {
        TLanes one = TLanes.Create(1);
        TLanes decay = SingleExponentialCore.Of(x | TLanes.CreateBits(0x8000_0000));
        return TLanes.SelectLess(x, TLanes.Create(0), decay, one) / (one + decay);
    }
}
