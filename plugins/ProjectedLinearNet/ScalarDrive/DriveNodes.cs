using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ScalingLab.Numerics;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// The passes over the nodes of a measure, eight nodes at a time: the exponential step of h and of the noise variance, and the functionals of both. Nodes of weight 0 fill
/// up the last eight. There is no fused operation and sums are taken in one order, so that the bits do not depend on the processor.
/// </summary>
internal sealed class DriveNodes
{
    private const int Lanes = 8;

    // Beyond, exp(−x) is 0 and sine and cosine do not matter.
    private const double Vanishing = 746;

    private readonly double[] _zr, _zi, _wr, _wi, _vr, _vi;
    private readonly double[] _ar, _ai, _size, _sine, _cosine;
    private readonly bool _real;

    public DriveNodes(SignalMeasure measure)
    {
        Count = (measure.Nodes.Length + Lanes - 1) / Lanes * Lanes;
        (_zr, _zi) = Parts(measure.Nodes);
        (_wr, _wi) = Parts(measure.Signal);
        (_vr, _vi) = Parts([.. measure.Nodes.Zip(measure.Counting, (z, v) => z * v)]);
        (_ar, _ai, _size, _sine, _cosine) = (new double[Count], new double[Count], new double[Count], new double[Count], new double[Count]);
        _real = Array.TrueForAll(_zi, value => value == 0);
        Array.Fill(_cosine, 1);
    }

    /// <summary>The number of nodes, filled up to whole eights.</summary>
    public int Count { get; }

    /// <summary>Q = μ[h(1 − h)], E = μ[h²] and V = ν[z n].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (double Overlap, double Error, double Noise) Functionals(DriveState state, bool noisy)
    {
        Vector512<double> overlap = default, error = default, noise = default;
        for (int j = 0; j < _zr.Length; j += Lanes)
        {
            Vector512<double> hr = At(state.Real, j), hi = At(state.Imaginary, j), wr = At(_wr, j), wi = At(_wi, j);
            Vector512<double> sr = (hr * hr) - (hi * hi), si = hr * hi;
            si += si;
            error += (wr * sr) - (wi * si);
            overlap += (wr * (hr - sr)) - (wi * (hi - si));
            if (noisy) noise += (At(_vr, j) * At(state.NoiseReal, j)) - (At(_vi, j) * At(state.NoiseImaginary, j));
        }

        return (Sum(overlap), Sum(error), Sum(noise));
    }

    /// <summary>h' = −(s² z − f) h − f and n' = −2 (s² z − f) n + source z over a time d, exactly for constant s², f and source.</summary>
    public void Step(DriveState from, DriveState to, double scale, double drive, double source, double d)
    {
        SetRates(scale, drive, d);
        SpecialFunctions.Exp(_size, _size);
        if (!_real) SpecialFunctions.SinCos(_sine, _sine, _cosine);
        Move(from, to, drive * d, source * d);
    }

    /// <summary>a = (s² z − f) d; −Re a in the place of exp(−Re a) and Im a in that of its sine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetRates(double scale, double drive, double d)
    {
        Vector512<double> limit = Vector512.Create(Vanishing), shift = Vector512.Create(drive);
        for (int j = 0; j < _zr.Length; j += Lanes)
        {
            Vector512<double> ar = ((At(_zr, j) * scale) - shift) * d, ai = At(_zi, j) * scale * d;
            Set(_ar, j, ar);
            Set(_ai, j, ai);
            Set(_size, j, -ar);
            if (!_real) Set(_sine, j, Vector512.ConditionalSelect(Vector512.GreaterThan(ar, limit), default, ai));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Move(DriveState from, DriveState to, double shift, double source)
    {
        for (int j = 0; j < _zr.Length; j += Lanes)
        {
            Vector512<double> ar = At(_ar, j), ai = At(_ai, j), size = At(_size, j);
            Vector512<double> er = size * At(_cosine, j), ei = -(size * At(_sine, j));
            Mean(ar, ai, er, ei, out var pr, out var pi);
            Vector512<double> hr = At(from.Real, j), hi = At(from.Imaginary, j);
            Set(to.Real, j, (hr * er) - (hi * ei) - (pr * shift));
            Set(to.Imaginary, j, (hr * ei) + (hi * er) - (pi * shift));
            if (source == 0) continue;
            Vector512<double> ur = (er * er) - (ei * ei), ui = er * ei;
            ui += ui;
            Mean(ar + ar, ai + ai, ur, ui, out var qr, out var qi);
            Vector512<double> nr = At(from.NoiseReal, j), ni = At(from.NoiseImaginary, j), zr = At(_zr, j), zi = At(_zi, j);
            Set(to.NoiseReal, j, (nr * ur) - (ni * ui) + (((zr * qr) - (zi * qi)) * source));
            Set(to.NoiseImaginary, j, (nr * ui) + (ni * ur) + (((zr * qi) + (zi * qr)) * source));
        }
    }

    /// <summary>(1 − exp(−a))/a, by its series where the difference would cancel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mean(Vector512<double> ar, Vector512<double> ai, Vector512<double> er, Vector512<double> ei, out Vector512<double> real, out Vector512<double> imaginary)
    {
        Vector512<double> size = (ar * ar) + (ai * ai), nr = Vector512<double>.One - er;
        real = ((nr * ar) - (ei * ai)) / size;
        imaginary = -((ei * ar) + (nr * ai)) / size;
        var small = Vector512.LessThan(size, Vector512.Create(0.0025));
        if (!Vector512.AnyWhereAllBitsSet(small)) return;

        // 1 − a/2 (1 − a/3 (1 − a/4 (1 − a/5 (1 − a/6 (1 − a/7))))), wrong by |a|⁷/8! < 2e-14.
        Vector512<double> sr = Vector512<double>.One, si = default;
        for (int k = 7; k >= 2; k--)
        {
            Vector512<double> r = ((ar * sr) - (ai * si)) / k, i = ((ar * si) + (ai * sr)) / k;
            sr = Vector512<double>.One - r;
            si = -i;
        }

        real = Vector512.ConditionalSelect(small, sr, real);
        imaginary = Vector512.ConditionalSelect(small, si, imaginary);
    }

    private (double[] Real, double[] Imaginary) Parts(Complex[] values)
    {
        double[] real = new double[Count], imaginary = new double[Count];
        for (int j = 0; j < values.Length; j++) (real[j], imaginary[j]) = (values[j].Real, values[j].Imaginary);
        return (real, imaginary);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> At(double[] values, int j) => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)j);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Set(double[] values, int j, Vector512<double> value) => value.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)j);

    private static double Sum(Vector512<double> values)
    {
        double sum = 0;
        for (int j = 0; j < Lanes; j++) sum += values[j];
        return sum;
    }
}
