using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>
/// The arithmetic of <see cref="BoxMuller"/>. Its coefficients are values and not constants, so that they stay in registers: a constant is read from memory
/// for each vector anew.
/// </summary>
/// <typeparam name="TLanes">The vectors.</typeparam>
internal readonly struct BoxMullerTransform<TLanes>
    where TLanes : struct, IDoubleLanes<TLanes>
{
    private const double TwoTo32 = 4294967296.0;

    private readonly TLanes _log0, _log1, _log2, _log3, _log4, _log5;
    private readonly TLanes _sine1, _sine3, _sine5, _sine7, _sine9;
    private readonly TLanes _cosine0, _cosine2, _cosine4, _cosine6, _cosine8;
    private readonly TLanes _minusOne;

    /// <summary>Takes the coefficients into registers.</summary>
    /// <param name="coefficients"><see cref="BoxMullerCoefficients.All"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BoxMullerTransform(double[] coefficients)
    {
        _log0 = TLanes.Create(coefficients[0]);
        _log1 = TLanes.Create(coefficients[1]);
        _log2 = TLanes.Create(coefficients[2]);
        _log3 = TLanes.Create(coefficients[3]);
        _log4 = TLanes.Create(coefficients[4]);
        _log5 = TLanes.Create(coefficients[5]);
        _sine1 = TLanes.Create(coefficients[6]);
        _sine3 = TLanes.Create(coefficients[7]);
        _sine5 = TLanes.Create(coefficients[8]);
        _sine7 = TLanes.Create(coefficients[9]);
        _sine9 = TLanes.Create(coefficients[10]);
        _cosine0 = TLanes.Create(coefficients[11]);
        _cosine2 = TLanes.Create(coefficients[12]);
        _cosine4 = TLanes.Create(coefficients[13]);
        _cosine6 = TLanes.Create(coefficients[14]);
        _cosine8 = TLanes.Create(coefficients[15]);
        _minusOne = TLanes.Create(coefficients[16]);
    }

    /// <summary>u = (word + 1/2)·2^−32 in (0, 1) of the word in the low half of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Uniform(TLanes word) =>
        TLanes.MergeBits(TLanes.CreateBits(0xFFFF_FFFF), word, TLanes.CreateBits(0x4130_0000_0000_0000)) - TLanes.Create((1 << 20) - (0.5 / TwoTo32));

    /// <summary>sqrt(−2 ln u).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Radius(TLanes u)
    {
        TLanes exponent = TLanes.Exponent(u);
        TLanes mantissa = TLanes.MergeBits(TLanes.CreateBits(0x000F_FFFF_FFFF_FFFF), u, _cosine0);
        TLanes index = TLanes.ShiftRight(u, 48);
        TLanes r = TLanes.FusedMultiplyAdd(mantissa, TLanes.Lookup(BoxMuller.Reciprocals, index), _minusOne);
        TLanes large = TLanes.FusedMultiplyAdd(exponent, _log0, TLanes.Lookup(BoxMuller.TwiceLogReciprocals, index));
        TLanes square = r * r;
        TLanes low = TLanes.FusedMultiplyAdd(r, _log3, _log2), high = TLanes.FusedMultiplyAdd(r, _log5, _log4);
        large = TLanes.FusedMultiplyAdd(r, _log1, large);
        return TLanes.Sqrt(TLanes.FusedMultiplyAdd(square, TLanes.FusedMultiplyAdd(square, high, low), large));
    }

    /// <summary>The two normals: bits 1-29 of the word are the angle, bit 30 exchanges the two, bit 31 is a sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Rotate(TLanes word, TLanes radius, out TLanes first, out TLanes second)
    {
        TLanes t = TLanes.MergeBits(TLanes.CreateBits(0x3FFF_FFFE), word, TLanes.CreateBits(0x4330_0000_0000_0001)) -
            TLanes.Create(4503599627370496.0 + 536870912.0);
        TLanes z = t * t;
        TLanes sine = TLanes.FusedMultiplyAdd(z, _sine9, _sine7);
        TLanes cosine = TLanes.FusedMultiplyAdd(z, _cosine8, _cosine6);
        sine = TLanes.FusedMultiplyAdd(z, sine, _sine5);
        cosine = TLanes.FusedMultiplyAdd(z, cosine, _cosine4);
        sine = TLanes.FusedMultiplyAdd(z, sine, _sine3);
        cosine = TLanes.FusedMultiplyAdd(z, cosine, _cosine2);
        sine = TLanes.FusedMultiplyAdd(z, sine, _sine1);
        cosine = TLanes.FusedMultiplyAdd(z, cosine, _cosine0);
        sine = sine * (t * radius);
        cosine = cosine * TLanes.MergeBits(TLanes.CreateBits(0x8000_0000_0000_0000), TLanes.ShiftLeft(word, 32), radius);
        first = TLanes.SelectEqualBits(word & TLanes.CreateBits(0x4000_0000), TLanes.CreateBits(0), cosine, sine);
        second = TLanes.ExclusiveOr(first, cosine, sine);
    }
}
