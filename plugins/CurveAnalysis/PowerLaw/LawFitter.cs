using MathNet.Numerics.Distributions;

namespace ScalingLab.CurveAnalysis;

/// <summary>Fits a law to points by least squares of ln y.</summary>
internal sealed class LawFitter : ILogModel
{
    private readonly ILaw _law;
    private readonly FitData _data;
    private readonly LevenbergMarquardt _solver;

    public LawFitter(ILaw law, FitData data)
    {
        (_law, _data) = (law, data);
        _solver = new LevenbergMarquardt(this, data.LogY, data.Weights);
    }

    public ReadOnlySpan<double> LowerBounds => _law.LowerBounds;

    public double LogValue(int i, ReadOnlySpan<double> theta, Span<double> gradient) => _law.LogValue(_data.U[i], theta, gradient);

    /// <summary>The best minimum over all starts; null when none leads to one.</summary>
    public LeastSquaresFit? Fit()
    {
        LeastSquaresFit? best = null;
        foreach (double[] start in _law.Starts(_data.U, _data.Y))
        {
            var fit = _solver.Minimise(start);
            if (double.IsFinite(fit.Squares) && (best is null || fit.Squares < best.Squares)) best = fit;
        }

        return best is { Converged: true } ? best : null;
    }

    /// <summary>The minimum that one start leads to; null when there is none.</summary>
    public LeastSquaresFit? FitFrom(double[] start) => _solver.Minimise(start) is { Converged: true } fit ? fit : null;

    /// <summary>Degrees of freedom of the scatter.</summary>
    public int Freedom => _data.Count - _law.Count;

    /// <summary>Standard error of a smooth function of θ from its gradient and the scatter.</summary>
    public double StandardError(LeastSquaresFit fit, Func<double[], double> quantity)
    {
        if (Freedom < 1 || _solver.Covariance(fit.Theta) is not { } covariance) return double.NaN;
        int n = fit.Theta.Length;
        var slope = new double[n];
        for (int k = 0; k < n; k++)
        {
            double step = 1e-5 * (1 + Math.Abs(fit.Theta[k]));
            double[] up = [.. fit.Theta], down = [.. fit.Theta];
            (up[k], down[k]) = (up[k] + step, down[k] - step);
            slope[k] = (quantity(up) - quantity(down)) / (2 * step);
        }

        double variance = 0;
        for (int k = 0; k < n; k++)
        {
            for (int j = 0; j < n; j++) variance += slope[k] * covariance[k * n + j] * slope[j];
        }

        return Math.Sqrt(Math.Max(variance, 0) * fit.Squares / Freedom);
    }

    /// <summary>The profile-likelihood interval of a parameter; an end is not a number where the data do not bound it.</summary>
    public (double Low, double High) Profile(LeastSquaresFit fit, int parameter, double confidence)
    {
        if (Freedom < 1) return (double.NaN, double.NaN);
        double quantile = StudentT.InvCDF(0, 1, Freedom, 0.5 * (1 + confidence)), error = StandardError(fit, theta => theta[parameter]);
        if (fit.Squares <= 1e-24 * _data.Count) return (fit.Theta[parameter], fit.Theta[parameter]);
        double step = error > 0 ? quantile * error : 0.01;
        return ProfileInterval.Of(
            _solver, fit, parameter, LowerBounds[parameter], Math.Clamp(step, 1e-9, 10), fit.Squares * (1 + quantile * quantile / Freedom));
    }

    /// <summary>The law at some abscissas.</summary>
    public double[] Predict(double[] theta, double[] x)
    {
        var gradient = new double[_law.Count];
        return Array.ConvertAll(x, value => Math.Exp(_law.LogValue(Math.Log(value) - _data.Centre, theta, gradient)));
    }

    /// <summary>ln y − ln f at the fitted points.</summary>
    public double[] Residuals(double[] theta)
    {
        double[] fitted = Predict(theta, _data.X);
        return [.. _data.LogY.Select((value, i) => value - Math.Log(fitted[i]))];
    }
}
