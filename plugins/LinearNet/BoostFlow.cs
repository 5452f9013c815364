using ScalingLab.Sdk;

namespace ScalingLab.LinearNet;

/// <summary>
/// Gradient flow at infinite width: the weights move by Lorentz boosts of rapidity with cosh = y, and with k = 2 every mode obeys
/// h' = −(k y² λ − f) h − f, f = (ln y)' = γ₀² Σ y_k² h(1 − h)/(k y²). Exponential midpoint of second order on the grid dτ = max(first, growth τ).
/// </summary>
internal sealed class BoostFlow(FeatureModes modes, double richness, double growth, double first)
{
    private const double Kernel = 2;
    private readonly double[] _grid = Ones(modes.Count);
    private readonly double[] _middle = new double[modes.Count];
    private readonly double[] _observed = Ones(modes.Count);
    private double _gridTime;
    private double _gridBoost;
    private double _boost;

    /// <summary>L = Σ_k y_k² h_k².</summary>
    public double Loss => modes.Sum((k, _, power) => power * _observed[k] * _observed[k]);

    /// <summary>|w|² = k y² − 1.</summary>
    public double WeightNorm => Scale - 1;

    /// <summary>h.</summary>
    public ReadOnlySpan<double> Residual => _observed;

    /// <summary>s² = k y² of the kernel s² I + (γ₀²/s²) p pᵀ, p = w*(1 − h).</summary>
    public double Scale => Kernel * Math.Exp(2 * _boost);

    public void Observe(double tau, CancellationToken cancel)
    {
        while (true)
        {
            double step = Math.Max(first, growth * _gridTime);
            if (_gridTime + step > tau) break;
            cancel.ThrowIfCancellationRequested();
            _gridBoost = Take(_grid, _gridBoost, step);
            _gridTime += step;
        }

        _grid.CopyTo(_observed, 0);
        _boost = tau > _gridTime ? Take(_observed, _gridBoost, tau - _gridTime) : _gridBoost;
    }

    private static double[] Ones(int count)
    {
        double[] ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }

    private double Take(double[] residual, double boost, double step)
    {
        double scale = Kernel * Math.Exp(2 * boost), drive = Drive(residual, scale);
        Flow(residual, _middle, scale, drive, step / 2);
        scale = Kernel * Math.Exp(2 * (boost + (drive * step / 2)));
        drive = Drive(_middle, scale);
        Flow(residual, residual, scale, drive, step);
        return boost + (drive * step);
    }

    private double Drive(double[] residual, double scale) =>
        richness * richness / scale * modes.Sum((k, _, power) => power * residual[k] * (1 - residual[k]));

    private void Flow(double[] from, double[] to, double scale, double drive, double step)
    {
        for (int k = 0; k < from.Length; k++)
        {
            double a = ((scale * modes.Eigenvalues[k]) - drive) * step;

            // (1 − e^−a)/a, by its series where the difference would cancel.
            double mean = Math.Abs(a) < 1e-3 ? 1 - (a / 2 * (1 - (a / 3 * (1 - (a / 4))))) : (1 - Math.Exp(-a)) / a;
            to[k] = (from[k] * Math.Exp(-a)) - (drive * step * mean);
        }
    }
}
