using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingLab.Numerics;

public static partial class SpecialFunctions
{
    /// <summary>sin x and cos x. Error at most 1 ulp for |x| ≤ 2^20; beyond, <see cref="Math.SinCos(double)"/>.</summary>
    /// <remarks>±∞ and NaN give NaN; ±0 gives ±0 and 1.</remarks>
    public static (double Sin, double Cos) SinCos(double x)
    {
        if (!(Math.Abs(x) <= SineCosineCore.Limit)) return Math.SinCos(x);
        SineCosineCore.Apply(new DoubleLanes1(x), out DoubleLanes1 sine, out DoubleLanes1 cosine);
        return (sine.Value, cosine.Value);
    }

    /// <summary>sin x and cos x of every element; the same bits as <see cref="SinCos(double)"/>.</summary>
    /// <remarks>Error at most 1 ulp for |x| ≤ 2^20; beyond, <see cref="Math.SinCos(double)"/>. ±∞ and NaN give NaN.</remarks>
    /// <param name="x">The arguments.</param>
    /// <param name="sine">As long as <paramref name="x"/>; may be the same memory, otherwise may not overlap it.</param>
    /// <param name="cosine">As long as <paramref name="x"/>; may be the same memory, otherwise may not overlap it. Not that of the sine.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap where they may not.</exception>
    public static void SinCos(ReadOnlySpan<double> x, Span<double> sine, Span<double> cosine)
    {
        Elementwise.Check(x, sine);
        Elementwise.Check(x, cosine);
        if (sine.Overlaps(cosine))
        {
            throw new ArgumentException(
                $"Sine ({sine.Length} elements) and cosine ({cosine.Length} elements) need memory of their own.", nameof(cosine));
        }

        if (DoubleLanes512.IsSupported) SinCos<DoubleLanes512>(x, sine, cosine);
        else if (DoubleLanes256.IsSupported) SinCos<DoubleLanes256>(x, sine, cosine);
        else SinCos<DoubleLanes1>(x, sine, cosine);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SinCos<TLanes>(ReadOnlySpan<double> x, Span<double> sine, Span<double> cosine)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        ref double source = ref MemoryMarshal.GetReference(x);
        ref double sines = ref MemoryMarshal.GetReference(sine);
        ref double cosines = ref MemoryMarshal.GetReference(cosine);
        TLanes limit = TLanes.Create(SineCosineCore.Limit);
        TLanes magnitude = TLanes.CreateBits(0x7FFF_FFFF_FFFF_FFFF);
        int i = 0;
        for (; i <= x.Length - TLanes.Count; i += TLanes.Count)
        {
            TLanes argument = TLanes.Load(ref source, i);
            if (TLanes.Any(~TLanes.LessThan(argument & magnitude, limit)))
            {
                EachSinCos(x.Slice(i, TLanes.Count), sine[i..], cosine[i..]);
                continue;
            }

            SineCosineCore.Apply(argument, out TLanes s, out TLanes c);
            s.Store(ref sines, i);
            c.Store(ref cosines, i);
        }

        EachSinCos(x[i..], sine[i..], cosine[i..]);
    }

    private static void EachSinCos(ReadOnlySpan<double> x, Span<double> sine, Span<double> cosine)
    {
        for (int i = 0; i < x.Length; i++)
            (sine[i], cosine[i]) = SinCos(x[i]);
    }
}
