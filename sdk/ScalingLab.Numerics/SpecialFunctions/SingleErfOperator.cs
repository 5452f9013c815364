using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>erf in single precision: sixteen minimax polynomials of degree 5, around the multiples of 33/128.</summary>
internal readonly struct SingleErfOperator : ISingleOperator
{
    private const float Width = 33f / 128;

    // 1.5·2^23: the sum's low bits are the nearest integer.
    private const float Rounder = 12582912f;

    private static ReadOnlySpan<float> Degree0 =>
    [
        0f, 0.28459144f, 0.534123f, 0.72595984f, 0.8552718f, 0.9316981f, 0.9713021f, 0.9892959f,
        0.9964638f, 0.9989671f, 0.9997337f, 0.99993944f, 0.99998784f, 0.99999785f, 0.99999964f, 0.99999994f,
    ];

    private static ReadOnlySpan<float> Degree1 =>
    [
        1.1283792f, 1.0558171f, 0.8649472f, 0.62037987f, 0.3895768f, 0.21418826f, 0.103101626f, 0.043451287f,
        0.016032713f, 0.0051793903f, 0.0014649328f, 0.00036276405f, 7.864995e-05f, 1.4929336e-05f, 2.4811368e-06f, 3.6101852e-07f,
    ];

    private static ReadOnlySpan<float> Degree2 =>
    [
        2.5977485e-07f, -0.2721966f, -0.44598076f, -0.47982135f, -0.40175223f, -0.27610546f, -0.15948808f, -0.07841705f,
        -0.03306735f, -0.0120173255f, -0.003776396f, -0.001028574f, -0.00024324225f, -5.0010563e-05f, -8.948464e-06f, -1.3946027e-06f,
    ];

    private static ReadOnlySpan<float> Degree3 =>
    [
        -0.3761412f, -0.3051771f, -0.13502337f, 0.040606815f, 0.146341f, 0.16587937f, 0.13010415f, 0.079862386f,
        0.040124375f, 0.016863637f, 0.006002814f, 0.0018239196f, 0.00047553904f, 0.00010678614f, 2.0710228e-05f, 3.4761833e-06f,
    ];

    private static ReadOnlySpan<float> Degree4 =>
    [
        0.00028214787f, 0.12905124f, 0.18224457f, 0.14364219f, 0.05864941f, -0.014333f, -0.047025144f, -0.04575506f,
        -0.030375125f, -0.015635505f, -0.006540778f, -0.0022758208f, -0.0006675027f, -0.00016645108f, -3.549584e-05f, -6.5005574e-06f,
    ];

    private static ReadOnlySpan<float> Degree5 =>
    [
        0.11097958f, 0.07896435f, 0.0035541784f, -0.05601445f, -0.06758644f, -0.042069394f, -0.009859395f, 0.009002657f,
        0.012919968f, 0.009375192f, 0.0049025696f, 0.0020167695f, 0.0006772578f, 0.0001893516f, 4.460639e-05f, 8.924419e-06f,
    ];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, ISingleLanes<TLanes>
    {
        TLanes sign = TLanes.CreateBits(0x8000_0000);
        // Beyond, erf is 1 to single precision; a NaN passes.
        TLanes magnitude = TLanes.Min(TLanes.Create(3.99f), x & ~sign);
        TLanes index = TLanes.FusedMultiplyAdd(magnitude, TLanes.Create(1 / Width), TLanes.Create(Rounder));
        TLanes t = TLanes.FusedMultiplyAdd(index - TLanes.Create(Rounder), TLanes.Create(-Width), magnitude);
        TLanes p = TLanes.Lookup(Degree5, index);
        p = TLanes.FusedMultiplyAdd(t, p, TLanes.Lookup(Degree4, index));
        p = TLanes.FusedMultiplyAdd(t, p, TLanes.Lookup(Degree3, index));
        p = TLanes.FusedMultiplyAdd(t, p, TLanes.Lookup(Degree2, index));
        p = TLanes.FusedMultiplyAdd(t, p, TLanes.Lookup(Degree1, index));
        p = TLanes.FusedMultiplyAdd(t, p, TLanes.Lookup(Degree0, index));
        return (p & ~sign) | (x & sign);
    }
}
