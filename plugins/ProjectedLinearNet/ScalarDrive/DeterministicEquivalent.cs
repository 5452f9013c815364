using System.Numerics;
using System.Runtime.CompilerServices;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// The deterministic equivalent of the covariance G = A₀ΛA₀ᵀ/N of N random projections: the renormalised ridge κ(s) of s = κ(1 − (1/N) Σ_k λ_k/(λ_k + κ))
/// and with it the Stieltjes transforms of the signal measure and of the eigenvalue count. The plateau is Σ_k y_k² κ₀/(λ_k + κ₀), κ₀ = κ(0).
/// </summary>
internal sealed class DeterministicEquivalent
{
    private const double RayAngle = Math.PI / 4;
    private const double SmallestRadius = 1e-6;
    private const int NodesPerPanel = 8;
    private const double PanelsPerDecade = 2;
    private const int ArcNodes = 24;

    // Newton's steps shrink quadratically: after one of this relative size the next would be lost in rounding.
    private const double LastStep = 1e-10;

    private readonly FeatureModes _modes;
    private readonly double[] _eigenvalues;
    private readonly double[] _multiplicities;
    private readonly double _width;
    private Complex _kappa;

    public DeterministicEquivalent(FeatureModes modes, double width)
    {
        (_modes, _width) = (modes, width);
        (_eigenvalues, _multiplicities) = ([.. modes.Eigenvalues], [.. modes.Multiplicities]);
        RidgeAtZero = Ridge(modes, width);
        Floor = modes.Sum((_, eigenvalue, power) => power * RidgeAtZero / (eigenvalue + RidgeAtZero));
    }

    /// <summary>κ₀, the solution of Σ_k λ_k/(λ_k + κ₀) = N.</summary>
    public double RidgeAtZero { get; }

    /// <summary>The loss of the best readout of the projections.</summary>
    public double Floor { get; }

    /// <summary>
    /// Nodes z and steps dz from the outer end of the ray at 45° inwards, then along the arc to the real axis: an order in which κ changes little from
    /// one to the next. The steps are those of the path from the origin outwards and along the arc.
    /// </summary>
    public IEnumerable<(Complex Z, Complex Step)> Contour()
    {
        double largest = _modes.Eigenvalues.ToArray().Max();
        double radius = 2 * ((largest * Math.Pow(1 + (1 / Math.Sqrt(_width)), 2)) + (2 * _modes.Trace / _width));
        double from = Math.Log(SmallestRadius * RidgeAtZero), to = Math.Log(radius);
        int panels = (int)Math.Ceiling((to - from) / Math.Log(10) * PanelsPerDecade);
        Complex direction = Complex.FromPolarCoordinates(1, RayAngle);
        _kappa = -radius * direction;
        for (int panel = panels - 1; panel >= 0; panel--)
        {
            var rule = GaussLegendre.Rule(NodesPerPanel, from + ((to - from) * panel / panels), from + ((to - from) * (panel + 1) / panels));
            for (int j = rule.Count - 1; j >= 0; j--)
            {
                Complex z = Math.Exp(rule.Nodes[j]) * direction;
                yield return (z, z * rule.Weights[j]);
            }
        }

        _kappa = -radius * direction;
        var arc = GaussLegendre.Rule(ArcNodes, 0, RayAngle);
        for (int j = arc.Count - 1; j >= 0; j--)
        {
            var z = Complex.FromPolarCoordinates(radius, arc.Nodes[j]);
            yield return (z, -Complex.ImaginaryOne * z * arc.Weights[j]);
        }
    }

    /// <summary>∫ μ(dg)/(g − z) and ∫ ν(dg)/(g − z); z near that of the last call.</summary>
    public (Complex Signal, Complex Counting) Transforms(Complex z)
    {
        SolveKappa(-z);
        Complex loss = 0, freedom = 0;
        for (int j = 0; j < _modes.Count; j++)
        {
            double eigenvalue = _modes.Eigenvalues[j], count = _modes.Multiplicities[j];
            Complex resolvent = count / (eigenvalue + _kappa);
            loss += _modes.TargetPowers[j] * _kappa * resolvent;
            freedom += eigenvalue * resolvent;
        }

        return ((loss - Floor) / -z, (_width - freedom) / -z);
    }

    private static double Ridge(FeatureModes modes, double width)
    {
        double Excess(double logarithm)
        {
            double ridge = Math.Exp(logarithm);
            return modes.Sum((_, eigenvalue, _) => eigenvalue / (eigenvalue + ridge)) - width;
        }

        double low = Math.Log(modes.Eigenvalues.ToArray().Min() * 1e-12), high = Math.Log(modes.Trace / width);
        if (Excess(low) <= 0)
            throw new RunFailedException(FormattableString.Invariant($"A width of {width} leaves no feature unresolved; use a width well below the dimension, or a larger dimension."));
        return Math.Exp(BrentRoot.Find(Excess, low, high, 1e-15).Position);
    }

    private void SolveKappa(Complex shift)
    {
        for (int i = 0; i < 100; i++)
        {
            var (freedom, slope) = Freedom();
            Complex change = ((_kappa * (1 - (freedom / _width))) - shift) / (1 - (slope / _width));
            _kappa -= change;
            if (Complex.Abs(change) <= LastStep * Complex.Abs(_kappa)) return;
        }

        if (!Complex.IsFinite(_kappa)) throw new RunFailedException(FormattableString.Invariant($"The deterministic equivalent of width {_width} did not converge."));
    }

    /// <summary>Σ_k σ_k and Σ_k σ_k² with σ_k = λ_k/(λ_k + κ), in real numbers, a division a mode.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (Complex Freedom, Complex Slope) Freedom()
    {
        double real = _kappa.Real, imaginary = _kappa.Imaginary, freedom = 0, freedomI = 0, slope = 0, slopeI = 0;
        for (int j = 0; j < _eigenvalues.Length; j++)
        {
            double eigenvalue = _eigenvalues[j], count = _multiplicities[j], sum = eigenvalue + real;
            double scale = eigenvalue / ((sum * sum) + (imaginary * imaginary)), share = scale * sum, shareI = -scale * imaginary;
            freedom += count * share;
            freedomI += count * shareI;
            slope += count * ((share * share) - (shareI * shareI));
            slopeI += count * (2 * share * shareI);
        }

        return (new Complex(freedom, freedomI), new Complex(slope, slopeI));
    }
}
