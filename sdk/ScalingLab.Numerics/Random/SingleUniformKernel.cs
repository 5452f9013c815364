using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

/// <summary>Uniforms in single precision, (2k + 1)·2^−24 with k of 23 bits, one for each word in the order of <see cref="WordKernel"/>.</summary>
internal readonly struct SingleUniformKernel : IGroupKernel<float>
{
    public static int GroupSize => WordKernel.GroupSize;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(PhiloxKey key, ulong firstGroup, Span<float> destination)
    {
        WordKernel.Fill(key, firstGroup, MemoryMarshal.Cast<float, uint>(destination));
        if (SingleLanes512.IsSupported) Convert<SingleLanes512>(destination);
        else if (SingleLanes256.IsSupported) Convert<SingleLanes256>(destination);
        else Convert<SingleLanes1>(destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Convert<TLanes>(Span<float> words)
        where TLanes : struct, ISingleLanes<TLanes>
    {
        ref float target = ref MemoryMarshal.GetReference(words);
        for (int i = 0; i < words.Length; i += TLanes.Count)
        {
            TLanes oneToTwo = TLanes.ShiftRight(TLanes.Load(ref target, i), 9) | TLanes.CreateBits(0x3F80_0000);
            (oneToTwo - TLanes.Create(1 - (1f / (1 << 24)))).Store(ref target, i);
        }
    }
}
