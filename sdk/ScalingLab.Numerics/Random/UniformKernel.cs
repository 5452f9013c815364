using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Uniforms in double precision, (2k + 1)·2^−53 with k of 52 bits, so never 0 or 1. A group is half a group of <see cref="WordKernel"/> wide:
/// words 0 and 1 of its sixteen blocks make the first sixteen numbers, words 2 and 3 the others.
/// </summary>
internal readonly struct UniformKernel : IGroupKernel<double>
{
    private const int BlocksPerGroup = 16;

    public static int GroupSize => WordKernel.GroupSize / 2;

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(PhiloxKey key, ulong firstGroup, Span<double> destination)
    {
        Span<uint> words = stackalloc uint[Math.Min(WordKernel.Chunk, 2 * destination.Length)];
        while (!destination.IsEmpty)
        {
            int count = Math.Min(words.Length / 2, destination.Length);
            WordKernel.Fill(key, firstGroup, words[..(2 * count)]);
            if (DoubleLanes512.IsSupported) Convert<DoubleLanes512>(words, destination[..count]);
            else if (DoubleLanes256.IsSupported) Convert<DoubleLanes256>(words, destination[..count]);
            else Convert<DoubleLanes1>(words, destination[..count]);
            firstGroup += (ulong)(count / GroupSize);
            destination = destination[count..];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Convert<TLanes>(ReadOnlySpan<uint> words, Span<double> destination)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        ref readonly uint source = ref MemoryMarshal.GetReference(words);
        ref double target = ref MemoryMarshal.GetReference(destination);
        for (int half = 0; half < destination.Length; half += BlocksPerGroup)
        {
            for (int lane = 0; lane < BlocksPerGroup; lane += TLanes.Count)
            {
                TLanes low = TLanes.LoadWords(in source, (2 * half) + lane);
                TLanes high = TLanes.LoadWords(in source, (2 * half) + lane + BlocksPerGroup);
                TLanes fraction = TLanes.ShiftRight(low | TLanes.ShiftLeft(high, 32), 12);
                TLanes oneToTwo = fraction | TLanes.CreateBits(0x3FF0_0000_0000_0000);
                (oneToTwo - TLanes.Create(1 - (1.0 / (1L << 53)))).Store(ref target, half + lane);
            }
        }
    }
}
