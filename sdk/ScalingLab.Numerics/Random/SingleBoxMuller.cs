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

    /// <summary>sqrt(−2 ln u) with u = (k + 1/2)·2^−31 and k the upper 31 bits of the word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Radius<TLanes>(TLanes word)
        where TLanes : struct, ISingleLanes<TLanes>
    {
        TLanes one = TLanes.Create(1);
        TLanes k = TLanes.ShiftRight(word, 1);
        TLanes upper = TLanes.EqualBits(k & TLanes.CreateBits(1u << 30), TLanes.CreateBits(1u << 30));
        // p = min(u, 1 - u)
        TLanes p = (TLanes.FromInteger(k ^ (upper & TLanes.CreateBits(0x7FFF_FFFF))) + TLanes.Create(0.5f)) *
            TLanes.Create(1f / (1u << 31));
        TLanes u = TLanes.Select(upper, one - p, p);
        TLanes shifted = TLanes.AddBits(u, TLanes.CreateBits((ExponentBias << 23) - HalfSqrtBits));
        TLanes exponent = TLanes.FromInteger(TLanes.ShiftRight(shifted, 23)) - TLanes.Create(ExponentBias);
        TLanes mantissa = TLanes.AddBits(shifted & TLanes.CreateBits(0x007F_FFFF), TLanes.CreateBits(HalfSqrtBits));
        TLanes f = mantissa - one;
        TLanes close = upper & TLanes.LessThan(p, TLanes.Create(0.29f));
        f = TLanes.Select(close, TLanes.Create(0) - p, f);

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
        TLanes exchange = TLanes.EqualBits(word & TLanes.CreateBits(0x4000_0000), TLanes.CreateBits(0));
        first = TLanes.Select(exchange, cosine, sine);
        second = TLanes.Select(exchange, sine, cosine);
    }
}
