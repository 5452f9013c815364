using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>
/// erf in single precision: sixteen minimax polynomials of degree 6, around 0 and around points near the multiples of 33/128 where erf is a
/// float to within 0.01 ulp; see <see cref="ErfOperator"/>.
/// </summary>
internal readonly struct SingleErfOperator : ISingleOperator
{
    private const float Width = 33f / 128;

    // 1.5·2^23: the sum's low bits are the nearest integer.
    private const float Rounder = 12582912f;

    private static ReadOnlySpan<float> Centres =>
    [
        0f, 0.25776672f, 0.5162735f, 0.77309036f,
        1.0322685f, 1.2887268f, 1.5474281f, 1.8055611f,
        2.062561f, 2.3203545f, 2.5779762f, 2.8364334f,
        3.0933876f, 3.3511124f, 3.5786133f, 3.832512f,
    ];

    private static ReadOnlySpan<float> Degree0 =>
    [
        0f, 0.2845431f, 0.53468376f, 0.7257444f,
        0.8556682f, 0.93162614f, 0.9713591f, 0.9893338f,
        0.9964647f, 0.99896735f, 0.99973345f, 0.9999396f,
        0.99998784f, 0.99999785f, 0.9999996f, 0.99999994f,
    ];

    private static ReadOnlySpan<float> Degree1 =>
    [
        1.1283792f, 1.055842f, 0.8643685f, 0.620713f,
        0.38875884f, 0.2143737f, 0.102925315f, 0.043314468f,
        0.016028676f, 0.005178382f, 0.0014660568f, 0.00036174487f,
        7.88264e-05f, 1.497441e-05f, 3.0951228e-06f, 4.7149754e-07f,
    ];

    private static ReadOnlySpan<float> Degree1Rest =>
    [
        -5.8576642e-08f, -4.737919e-08f, 1.2919394e-08f, 8.532631e-09f,
        1.2145452e-08f, 3.9125685e-09f, 3.4865404e-09f, -1.3685131e-09f,
        4.3106582e-10f, -4.8075554e-11f, -2.1001994e-11f, -7.431621e-12f,
        -1.5870902e-12f, 4.0490213e-13f, -1.06220486e-13f, 4.5153565e-15f,
    ];

    private static ReadOnlySpan<float> Degree2 =>
    [
        -3.2872062e-08f, -0.27216086f, -0.44625056f, -0.47986725f,
        -0.40130353f, -0.27626914f, -0.15926954f, -0.07820692f,
        -0.033060126f, -0.012015681f, -0.0037794583f, -0.0010260645f,
        -0.0002438403f, -5.018082e-05f, -1.1075381e-05f, -1.8067987e-06f,
    ];

    private static ReadOnlySpan<float> Degree3 =>
    [
        -0.3761234f, -0.3051744f, -0.13453297f, 0.040411435f,
        0.1465789f, 0.16589859f, 0.1299984f, 0.07970153f,
        0.040116787f, 0.01686101f, 0.006006718f, 0.0018195153f,
        0.00047651044f, 0.000107087144f, 2.5382646e-05f, 4.4569865e-06f,
    ];

    private static ReadOnlySpan<float> Degree4 =>
    [
        -9.891061e-05f, 0.13003619f, 0.18347538f, 0.14433546f,
        0.058115166f, -0.014807177f, -0.047490038f, -0.045883253f,
        -0.030351616f, -0.015556811f, -0.006483031f, -0.0022385954f,
        -0.00065580005f, -0.0001627256f, -4.1880667e-05f, -7.978001e-06f,
    ];

    private static ReadOnlySpan<float> Degree5 =>
    [
        0.11432254f, 0.07769766f, 0.0026685183f, -0.0562001f,
        -0.06755734f, -0.042078655f, -0.009767448f, 0.009059065f,
        0.01292777f, 0.009375051f, 0.0049026078f, 0.0020110398f,
        0.00067739823f, 0.00018941911f, 5.332294e-05f, 1.1147438e-05f,
    ];

    private static ReadOnlySpan<float> Degree6 =>
    [
        -0.010289438f, -0.040519908f, -0.04907077f, -0.023932006f,
        0.00764473f, 0.021847302f, 0.017560175f, 0.006725303f,
        -0.0007905328f, -0.0030783454f, -0.0024633077f, -0.001293096f,
        -0.00051891274f, -0.00016664217f, -4.6130674e-05f, -1.0511293e-05f,
    ];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, ISingleLanes<TLanes>
    {
        TLanes sign = TLanes.CreateBits(0x8000_0000);
        // Beyond, erf is 1 to single precision; a NaN passes.
        TLanes magnitude = TLanes.Min(TLanes.Create(3.99f), x & ~sign);
        TLanes index = TLanes.FusedMultiplyAdd(magnitude, TLanes.Create(1 / Width), TLanes.Create(Rounder));
        TLanes t = magnitude - TLanes.Lookup(Centres, index);
        TLanes p = TLanes.Lookup(Degree6, index);
        p = TLanes.FusedMultiplyAdd(t, p, TLanes.Lookup(Degree5, index));
        p = TLanes.FusedMultiplyAdd(t, p, TLanes.Lookup(Degree4, index));
        p = TLanes.FusedMultiplyAdd(t, p, TLanes.Lookup(Degree3, index));
        p = TLanes.FusedMultiplyAdd(t, p, TLanes.Lookup(Degree2, index));
        p = TLanes.FusedMultiplyAdd(t, p, TLanes.Lookup(Degree1Rest, index)) + TLanes.Lookup(Degree1, index);
        p = TLanes.FusedMultiplyAdd(t, p, TLanes.Lookup(Degree0, index));
        return (p & ~sign) | (x & sign);
    }
}
