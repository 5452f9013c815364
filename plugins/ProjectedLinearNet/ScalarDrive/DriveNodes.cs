using System.Runtime.CompilerServices;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>The passes over the nodes of a measure: the exponential step of h and of the noise variance, and the functionals of both.</summary>
internal sealed class DriveNodes
{
    private readonly double[] _zr, _zi, _wr, _wi, _vr, _vi;
    private readonly bool _real;

    public DriveNodes(SignalMeasure measure)
    {
        _zr = [.. measure.Nodes.Select(z => z.Real)];
        _zi = [.. measure.Nodes.Select(z => z.Imaginary)];
        _wr = [.. measure.Signal.Select(z => z.Real)];
        _wi = [.. measure.Signal.Select(z => z.Imaginary)];
        _vr = [.. measure.Nodes.Zip(measure.Counting, (z, v) => (z * v).Real)];
        _vi = [.. measure.Nodes.Zip(measure.Counting, (z, v) => (z * v).Imaginary)];
        _real = Array.TrueForAll(_zi, value => value == 0);
    }

    public int Count => _zr.Length;

    /// <summary>Q = μ[h(1 − h)], E = μ[h²] and V = ν[z n].</summary>
    public (double Overlap, double Error, double Noise) Functionals(DriveState state, bool noisy)
    {
        double overlap = 0, error = 0, noise = 0;
        for (int j = 0; j < _zr.Length; j++)
        {
            double hr = state.Real[j], hi = state.Imaginary[j];
            double sr = (hr * hr) - (hi * hi), si = 2 * hr * hi;
            error += (_wr[j] * sr) - (_wi[j] * si);
            overlap += (_wr[j] * (hr - sr)) - (_wi[j] * (hi - si));
            if (noisy) noise += (_vr[j] * state.NoiseReal[j]) - (_vi[j] * state.NoiseImaginary[j]);
        }

        return (overlap, error, noise);
    }

    /// <summary>h' = −(s² z − f) h − f and n' = −2 (s² z − f) n + source z over a time d, exactly for constant s², f and source.</summary>
    public void Step(DriveState from, DriveState to, double scale, double drive, double source, double d)
    {
        double first = _real ? double.NaN : 0;
        for (int j = 0; j < _zr.Length; j++)
        {
            double ar = ((scale * _zr[j]) - drive) * d, ai = scale * _zi[j] * d;
            var (er, ei) = Decay(ar, ai, first);
            var (pr, pi) = Mean(ar, ai, er, ei);
            double hr = from.Real[j], hi = from.Imaginary[j];
            to.Real[j] = (hr * er) - (hi * ei) - (drive * d * pr);
            to.Imaginary[j] = (hr * ei) + (hi * er) - (drive * d * pi);
            if (source == 0) continue;
            double ur = (er * er) - (ei * ei), ui = 2 * er * ei;
            var (qr, qi) = Mean(2 * ar, 2 * ai, ur, ui);
            double nr = from.NoiseReal[j], ni = from.NoiseImaginary[j];
            to.NoiseReal[j] = (nr * ur) - (ni * ui) + (source * d * ((_zr[j] * qr) - (_zi[j] * qi)));
            to.NoiseImaginary[j] = (nr * ui) + (ni * ur) + (source * d * ((_zr[j] * qi) + (_zi[j] * qr)));
        }
    }

    /// <summary>exp(−a).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double Real, double Imaginary) Decay(double ar, double ai, double complex)
    {
        double size = Math.Exp(-ar);
        if (double.IsNaN(complex) || size == 0) return (size, 0);
        var (sine, cosine) = Math.SinCos(ai);
        return (size * cosine, -size * sine);
    }

    /// <summary>(1 − exp(−a))/a, by its series where the difference would cancel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double Real, double Imaginary) Mean(double ar, double ai, double er, double ei)
    {
        double size = (ar * ar) + (ai * ai);
        if (size < 0.0025)
        {
            // 1 − a/2 (1 − a/3 (1 − a/4 (1 − a/5 (1 − a/6 (1 − a/7))))), wrong by |a|⁷/8! < 2e-14.
            double sr = 1, si = 0;
            for (int k = 7; k >= 2; k--)
            {
                double r = ((ar * sr) - (ai * si)) / k, i = ((ar * si) + (ai * sr)) / k;
                (sr, si) = (1 - r, -i);
            }

            return (sr, si);
        }

        double nr = 1 - er;
        return (((nr * ar) - (ei * ai)) / size, ((-ei * ar) - (nr * ai)) / size);
    }
}
