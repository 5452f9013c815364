using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>
/// Box-Muller in double precision: two 32-bit words to two independent standard normals r·(±cos, sin), the two exchanged by a random bit.
/// r² = −2 ln u with a table of 16 reciprocals and a minimax polynomial (error 5e-15 of r²); the angle lies in (−π/4, π/4), its sine and
/// cosine are minimax polynomials with an error below 5e-15.
/// </summary>
internal static class BoxMuller
{
    /// <summary>
    /// Below this radius word 32 bits more are drawn: the tail is then smooth and reaches 9.5 instead of 6.7 standard deviations.
    /// </summary>
    public const uint RefinedBelow = 65536;

    private const double MinusTwoLn2 = -1.3862943611198906;

    // Midpoint reciprocals of the sixteenths of [1, 2); the last is exactly 1/2, so that u near 1 suffers no cancellation.
    private static ReadOnlySpan<double> Reciprocals =>
    [
        0.9696969696969697, 0.9142857142857143, 0.8648648648648649, 0.8205128205128205,
        0.7804878048780488, 0.7441860465116279, 0.7111111111111111, 0.6808510638297872,
        0.6530612244897959, 0.6274509803921569, 0.6037735849056604, 0.5818181818181818,
        0.5614035087719298, 0.5423728813559322, 0.5245901639344263, 0.5,
    ];

    // 2 ln(reciprocal).
    private static ReadOnlySpan<double> TwiceLogReciprocals =>
    [
        -0.06154331733350732, -0.17922431737937433, -0.29036401968899567, -0.39565148665983985,
        -0.4956723278091624, -0.5909284257876718, -0.6818531739411864, -0.7688233978206641,
        -0.8521687906218003, -0.9321794598491985, -1.0091120215047906, -1.0831945648654888,
        -1.1546307300696472, -1.2236030822119859, -1.2902759227471694, -1.3862943611198906,
    ];

    /// <summary>The word in the low half of each lane plus one half: 2^32·u with u in (0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes RadiusArgument<TLanes>(TLanes word)
        where TLanes : struct, IDoubleLanes<TLanes> =>
        TLanes.MergeBits(TLanes.CreateBits(0xFFFF_FFFF), word, TLanes.CreateBits(0x4330_0000_0000_0000)) - TLanes.Create(4503599627370495.5);

    /// <summary>sqrt(−2 ln(argument·2^−32)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Radius<TLanes>(TLanes argument)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        TLanes exponent = TLanes.Exponent(argument) - TLanes.Create(32);
        TLanes mantissa = TLanes.MergeBits(TLanes.CreateBits(0x000F_FFFF_FFFF_FFFF), argument, TLanes.Create(1));
        TLanes index = TLanes.ShiftRight(argument, 48);
        TLanes r = TLanes.FusedMultiplyAdd(mantissa, TLanes.Lookup(Reciprocals, index), TLanes.Create(-1));
        TLanes large = TLanes.FusedMultiplyAdd(exponent, TLanes.Create(MinusTwoLn2), TLanes.Lookup(TwiceLogReciprocals, index));
        TLanes square = r * r;
        TLanes q = TLanes.FusedMultiplyAdd(r, TLanes.Create(0.2505407620267554), TLanes.Create(-0.28618891883079806));
        q = TLanes.FusedMultiplyAdd(r, q, TLanes.Create(0.33333282985476065));
        q = TLanes.FusedMultiplyAdd(r, q, TLanes.Create(-0.39999968514867335));
        q = TLanes.FusedMultiplyAdd(r, q, TLanes.Create(0.5000000001827763));
        q = TLanes.FusedMultiplyAdd(r, q, TLanes.Create(-0.6666666667295034));
        q = TLanes.FusedMultiplyAdd(r, q, TLanes.Create(0.9999999999999803));
        large = TLanes.FusedMultiplyAdd(r, TLanes.Create(-2), large);
        return TLanes.Sqrt(TLanes.FusedMultiplyAdd(square, q, large));
    }

    /// <summary>The two normals: bits 1-29 of the word are the angle, bit 30 exchanges the two, bit 31 is a sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rotate<TLanes>(TLanes word, TLanes radius, out TLanes first, out TLanes second)
        where TLanes : struct, IDoubleLanes<TLanes>
    {
        TLanes t = TLanes.MergeBits(TLanes.CreateBits(0x3FFF_FFFE), word, TLanes.CreateBits(0x4330_0000_0000_0001)) -
            TLanes.Create(4503599627370496.0 + 536870912.0);
        TLanes z = t * t;
        TLanes sine = TLanes.FusedMultiplyAdd(z, TLanes.Create(-1.6259642289022243e-105), TLanes.Create(8.456385510675808e-86));
        TLanes cosine = TLanes.FusedMultiplyAdd(z, TLanes.Create(1.9822085852959584e-115), TLanes.Create(-1.237098212240718e-95));
        sine = TLanes.FusedMultiplyAdd(z, sine, TLanes.Create(-2.8451775301000494e-66));
        cosine = TLanes.FusedMultiplyAdd(z, cosine, TLanes.Create(5.202826936605564e-76));
        sine = TLanes.FusedMultiplyAdd(z, sine, TLanes.Create(5.583657732507379e-47));
        cosine = TLanes.FusedMultiplyAdd(z, cosine, TLanes.Create(-1.3614056405783909e-56));
        sine = TLanes.FusedMultiplyAdd(z, sine, TLanes.Create(-5.218056424422653e-28));
        cosine = TLanes.FusedMultiplyAdd(z, cosine, TLanes.Create(1.908397270477834e-37));
        sine = TLanes.FusedMultiplyAdd(z, sine, TLanes.Create(1.4629180792671534e-09));
        cosine = TLanes.FusedMultiplyAdd(z, cosine, TLanes.Create(-1.0700646533233418e-18));
        cosine = TLanes.FusedMultiplyAdd(z, cosine, TLanes.Create(1));
        sine = sine * (t * radius);
        cosine = cosine * TLanes.MergeBits(TLanes.CreateBits(0x8000_0000_0000_0000), TLanes.ShiftLeft(word, 32), radius);
        first = TLanes.SelectEqualBits(word & TLanes.CreateBits(0x4000_0000), TLanes.CreateBits(0), cosine, sine);
        second = TLanes.ExclusiveOr(first, cosine, sine);
    }

    /// <summary>The pair of a radius word that 32 bits more refine: u = (word + (more + 1/2)·2^−32)·2^−32.</summary>
    public static void RefinedPair(uint word, uint more, uint angle, out double first, out double second)
    {
        DoubleLanes1 radius = Radius(new DoubleLanes1(word + ((more + 0.5) / 4294967296.0)));
        Rotate(DoubleLanes1.CreateBits(angle), radius, out DoubleLanes1 one, out DoubleLanes1 other);
        (first, second) = (one.Value, other.Value);
    }
}
