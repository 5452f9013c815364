using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

/// <summary>Signs: the bits of the words of <see cref="WordKernel"/>, lowest first, 1 for −1.</summary>
internal readonly struct SignKernel : IGroupKernel<sbyte>
{
    private const int BitsPerWord = 32;

    public static int GroupSize => WordKernel.GroupSize * BitsPerWord;

    public static void Fill(PhiloxKey key, ulong firstGroup, Span<sbyte> destination)
    {
        Span<uint> words = stackalloc uint[WordKernel.GroupSize];
        Span<ulong> target = MemoryMarshal.Cast<sbyte, ulong>(destination);
        for (; !target.IsEmpty; target = target[(GroupSize / sizeof(ulong))..], firstGroup++)
        {
            WordKernel.Fill(key, firstGroup, words);
            for (int i = 0; i < words.Length; i++)
            {
                for (int part = 0; part < sizeof(uint); part++)
                    target[(i * sizeof(uint)) + part] = Spread((byte)(words[i] >> (8 * part)));
            }
        }
    }

    // Bit k of the byte goes to byte k of the result: 0xFF where it is set, 0x01 where it is not.
    private static ulong Spread(byte bits)
    {
        const ulong Ones = 0x0101_0101_0101_0101;
        ulong selected = (bits * Ones) & 0x8040_2010_0804_0201;
        ulong set = ((selected + 0x7F7F_7F7F_7F7F_7F7F) >> 7) & Ones;
        return (set * 0xFE) | Ones;
    }
}
