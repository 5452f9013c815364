using System.Runtime.Intrinsics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// The readout w and the feature matrix B of A = B A₀ (N × N, B(0) = I), with u = Bᵀw, in units in which w and u are of order 1 where those of the paper
/// are of order √N. One pass over B makes a step: w ← w + η B v, B ← B + η γ w vᵀ, both with the values before it. In the lazy limit B stays I.
/// </summary>
internal sealed unsafe class FeatureMatrix : ICheckpointable
{
    private const int Lanes = 8;
    private readonly double[] _matrix;
    private readonly double[] _readout;
    private readonly double[] _effective;
    private readonly double _rate;
    private readonly double _richness;

    public FeatureMatrix(int width, double rate, double richness)
    {
        (_rate, _richness) = (rate, richness);
        _readout = new double[width];
        _effective = richness == 0 ? _readout : new double[width];
        _matrix = richness == 0 ? [] : new double[width * width];
        for (int i = 0; i < width && richness != 0; i++) _matrix[(i * width) + i] = 1;
    }

    /// <summary>B, row by row; empty in the lazy limit, where it is I.</summary>
    public ReadOnlySpan<double> Matrix => _matrix;

    /// <summary>u = Bᵀw.</summary>
    public ReadOnlySpan<double> Effective => _effective;

    /// <summary>|w|² in the units of this class, which is |w|²/N of the paper.</summary>
    public double WeightNorm
    {
        get
        {
            double sum = 0;
            foreach (double w in _readout) sum = Math.FusedMultiplyAdd(w, w, sum);
            return sum;
        }
    }

    public void Step(ReadOnlySpan<double> v)
    {
        int n = _readout.Length;
        if (_richness == 0)
        {
            for (int i = 0; i < n; i++) _readout[i] = Math.FusedMultiplyAdd(_rate, v[i], _readout[i]);
            return;
        }

        Array.Clear(_effective);
        double overlap = 0;
        fixed (double* matrix = _matrix, direction = v, u = _effective)
        {
            for (int i = 0; i < n; i++)
            {
                double* row = matrix + ((long)i * n);
                double before = _readout[i], after = before + (_rate * Dot(row, direction, n));
                Advance(row, direction, u, after, _rate * _richness * before, n);
                overlap += before * after;
                _readout[i] = after;
            }
        }

        for (int i = 0; i < n; i++) _effective[i] += _rate * _richness * overlap * v[i];
    }

    public void Save(CheckpointWriter writer)
    {
        writer.Write("readout", _readout);
        writer.Write("matrix", _matrix);
        writer.Write("effective", _effective);
    }

    public void Load(CheckpointReader reader)
    {
        reader.Read("readout", _readout.AsSpan());
        reader.Read("matrix", _matrix.AsSpan());
        reader.Read("effective", _effective.AsSpan());
    }

    private static double Dot(double* x, double* y, int n)
    {
        Vector512<double> even = default, odd = default;
        int i = 0;
        for (; i + (2 * Lanes) <= n; i += 2 * Lanes)
        {
            even = Vector512.FusedMultiplyAdd(Vector512.Load(x + i), Vector512.Load(y + i), even);
            odd = Vector512.FusedMultiplyAdd(Vector512.Load(x + i + Lanes), Vector512.Load(y + i + Lanes), odd);
        }

        double sum = Vector512.Sum(even + odd);
        for (; i < n; i++) sum = Math.FusedMultiplyAdd(x[i], y[i], sum);
        return sum;
    }

    /// <summary>u += after row, then row += factor v.</summary>
    private static void Advance(double* row, double* v, double* u, double after, double factor, int n)
    {
        Vector512<double> readout = Vector512.Create(after), update = Vector512.Create(factor);
        int i = 0;
        for (; i + Lanes <= n; i += Lanes)
        {
            var b = Vector512.Load(row + i);
            Vector512.FusedMultiplyAdd(readout, b, Vector512.Load(u + i)).Store(u + i);
            Vector512.FusedMultiplyAdd(update, Vector512.Load(v + i), b).Store(row + i);
        }

        for (; i < n; i++)
        {
            u[i] = Math.FusedMultiplyAdd(after, row[i], u[i]);
            row[i] = Math.FusedMultiplyAdd(factor, v[i], row[i]);
        }
    }
}
