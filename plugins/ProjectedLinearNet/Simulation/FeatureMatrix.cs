using System.Runtime.CompilerServices;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// The readout w and the features B of A = B A₀ (N × N, B(0) = I) under w ← w + η B v, B ← B + η γ w vᵀ, both with the values before it, in units in which w is of
/// order 1 where that of the paper is of order √N. What the network computes depends on u = Bᵀw, ρ = |w|² and M = BᵀB alone, which obey exactly
/// u ← u + η M v + η γ (ρ + η u·v) v, ρ ← ρ + 2 η u·v + η² v·M v, M ← M + p vᵀ + v pᵀ with p = η γ u + (η γ)² ρ v/2. M is symmetric: one pass over its lower triangle
/// applies the update of the step before and multiplies by v. In the lazy limit M stays I.
/// </summary>
internal sealed class FeatureMatrix : ICheckpointable
{
    private readonly SymmetricMatrix _gram;
    private readonly double[] _effective;
    private readonly double[] _left;
    private readonly double[] _right;
    private readonly double[] _image;
    private readonly double _rate;
    private readonly double _richness;
    private double _norm;

    public FeatureMatrix(int width, double rate, double richness)
    {
        (_rate, _richness) = (rate, richness);
        _effective = new double[width];
        int count = richness == 0 ? 0 : width;
        _gram = new SymmetricMatrix(count);
        (_left, _right, _image) = (new double[count], new double[count], new double[count]);
    }

    /// <summary>u = Bᵀw.</summary>
    public ReadOnlySpan<double> Effective => _effective;

    /// <summary>|w|² in the units of this class, which is |w|²/N of the paper.</summary>
    public double WeightNorm => _norm;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(ReadOnlySpan<double> v)
    {
        int n = _effective.Length;
        if (_richness == 0)
        {
            for (int i = 0; i < n; i++) _effective[i] = Math.FusedMultiplyAdd(_rate, v[i], _effective[i]);
            _norm = ProjectedStatistics.SquaredNorm(_effective);
            return;
        }

        Multiply(v, _image);
        double overlap = 0, curvature = 0, grown = _rate * _richness;
        for (int i = 0; i < n; i++)
        {
            overlap += _effective[i] * v[i];
            curvature += _image[i] * v[i];
        }

        double along = grown * (_norm + (_rate * overlap)), half = 0.5 * grown * grown * _norm;
        for (int i = 0; i < n; i++)
        {
            _left[i] = (grown * _effective[i]) + (half * v[i]);
            _effective[i] += (_rate * _image[i]) + (along * v[i]);
        }

        v.CopyTo(_right);
        _norm += _rate * ((2 * overlap) + (_rate * curvature));
    }

    /// <summary>image ← M x.</summary>
    public void Multiply(ReadOnlySpan<double> x, Span<double> image)
    {
        if (_richness == 0)
        {
            x.CopyTo(image);
            return;
        }

        _gram.Multiply(_left, _right, x, image);
        Array.Clear(_left);
    }

    public void Save(CheckpointWriter writer)
    {
        writer.Write("norm", _norm);
        writer.Write("effective", _effective);
        writer.Write("matrix", _gram.Elements);
        writer.Write("left", _left);
        writer.Write("right", _right);
    }

    public void Load(CheckpointReader reader)
    {
        _norm = reader.Read<double>("norm");
        reader.Read("effective", _effective.AsSpan());
        reader.Read("matrix", _gram.Elements);
        reader.Read("left", _left.AsSpan());
        reader.Read("right", _right.AsSpan());
    }
}
