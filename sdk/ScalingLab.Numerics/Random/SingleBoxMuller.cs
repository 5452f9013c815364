using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Box-Muller in single precision: two 32-bit words to two independent standard normals r·(±cos, sin), the two exchanged by a random bit.
/// Radius and angle to 3e-7 relative; a small r keeps its relative precision, because 1 − u is formed from the word, not from u.
/// </summary>
internal static class SingleBoxMuller
{
    private const uint HalfSqrtBits = 0x3F3504F3;
    private const uint ExponentBias = 128;

    /// <summary>u = (k + 1/2)·2^−31 with k the upper 31 bits of the word, and min(u, 1 − u), which has the relative precision of a float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Uniform<TLanes>(TLanes word, out TLanes nearerEnd)
        where TLanes : struct, ISingleLanes<TLanes>
    {
        TLanes k = TLanes.ShiftRight(word, 1);
        TLanes half = k & TLanes.CreateBits(1u << 30);
        TLanes zero = TLanes.CreateBits(0);
        TLanes folded = TLanes.SelectEqualBits(half, zero, k, k ^ TLanes.CreateBits(0x7FFF_FFFF));
        nearerEnd = (TLanes.FromInteger(folded) + TLanes.Create(0.5f)) * TLanes.Create(1f / (1u << 31));
        return TLanes.SelectEqualBits(half, zero, nearerEnd, TLanes.Create(1) - nearerEnd);
    }

    /// <summary>sqrt(−2 ln u), with what <see cref="Uniform"/> gave.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Radius<TLanes>(TLanes u, TLanes nearerEnd)
        where TLanes : struct, ISingleLanes<TLanes>
    {
        TLanes shifted = TLanes.AddBits(u, TLanes.CreateBits((ExponentBias << 23) - HalfSqrtBits));
        TLanes exponent = TLanes.FromInteger(TLanes.ShiftRight(shifted, 23)) - TLanes.Create(ExponentBias);
        TLanes mantissa = TLanes.AddBits(shifted & TLanes.CreateBits(0x007F_FFFF), TLanes.CreateBits(HalfSqrtBits));
        TLanes f = TLanes.SelectLess(
            TLanes.Create(0.71f), u, TLanes.Create(0) - nearerEnd, mantissa - TLanes.Create(1));

        TLanes q = TLanes.FusedMultiplyAdd(f, TLanes.Create(-0.17467257380485535f), TLanes.Create(0.2888374626636505f));
        q = TLanes.FusedMultiplyAdd(f, q, TLanes.Create(-0.2995857298374176f));
        q = TLanes.FusedMultiplyAdd(f, q, TLanes.Create(0.3310467004776001f));
        q = TLanes.FusedMultiplyAdd(f, q, TLanes.Create(-0.3990722596645355f));
        q = TLanes.FusedMultiplyAdd(f, q, TLanes.Create(0.5000498294830322f));
        q = TLanes.FusedMultiplyAdd(f, q, TLanes.Create(-0.6666845083236694f));
        q = TLanes.FusedMultiplyAdd(f, q, TLanes.Create(0.9999996423721313f));
        TLanes large = TLanes.FusedMultiplyAdd(exponent, TLanes.Create(-1.3862943611198906f), f * TLanes.Create(-2));
        return TLanes.Sqrt(TLanes.FusedMultiplyAdd(f * f, q, large));
    }

    /// <summary>The two normals: bits 1-29 of the word are the angle, bit 30 exchanges the two, bit 31 is a sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rotate<TLanes>(TLanes word, TLanes radius, out TLanes first, out TLanes second)
        where TLanes : struct, ISingleLanes<TLanes>
    {
        TLanes angle = (TLanes.ShiftLeft(word, 2) ^ TLanes.CreateBits(0x8000_0000)) | TLanes.CreateBits(4);
        TLanes t = TLanes.FromInteger(angle) * TLanes.Create(1f / 4294967296f);
        TLanes z = t * t;
        TLanes sine = TLanes.FusedMultiplyAdd(z, TLanes.Create(-0.004602177068591118f), TLanes.Create(0.07968022674322128f));
        TLanes cosine = TLanes.FusedMultiplyAdd(z, TLanes.Create(0.0009036316769197583f), TLanes.Create(-0.02086007222533226f));
        sine = TLanes.FusedMultiplyAdd(z, sine, TLanes.Create(-0.6459634900093079f));
        cosine = TLanes.FusedMultiplyAdd(z, cosine, TLanes.Create(0.25366920232772827f));
        sine = TLanes.FusedMultiplyAdd(z, sine, TLanes.Create(1.5707963705062866f));
        cosine = TLanes.FusedMultiplyAdd(z, cosine, TLanes.Create(-1.2337005138397217f));
        cosine = TLanes.FusedMultiplyAdd(z, cosine, TLanes.Create(1));
        sine = sine * (t * radius);
        cosine = cosine * (radius ^ (word & TLanes.CreateBits(0x8000_0000)));
        TLanes exchange = word & TLanes.CreateBits(0x4000_0000);
        first = TLanes.SelectEqualBits(exchange, TLanes.CreateBits(0), cosine, sine);
        second = first ^ cosine ^ sine;
    }
}
