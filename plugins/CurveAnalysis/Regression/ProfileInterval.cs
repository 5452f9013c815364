namespace ScalingLab.CurveAnalysis;

/// <summary>
/// The profile-likelihood interval of one parameter: where the squares, minimised over the others, rise by the factor 1 + F(1, ν)/ν over their minimum
/// (normal scatter of unknown size). Source: Bates and Watts, Nonlinear Regression Analysis (1988), chapter 6.
/// </summary>
internal static class ProfileInterval
{
    private const int MostExpansions = 40, Bisections = 40;

    /// <summary>The interval; an end is not a number where the data do not bound the parameter.</summary>
    /// <param name="solver">What minimises.</param>
    /// <param name="fit">The minimum.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="lowerBound">Its least value.</param>
    /// <param name="standardError">A first guess of its standard error, positive.</param>
    /// <param name="threshold">The squares at the ends.</param>
    public static (double Low, double High) Of(
        LevenbergMarquardt solver, LeastSquaresFit fit, int parameter, double lowerBound, double standardError, double threshold) =>
        (End(solver, fit, parameter, lowerBound, -standardError, threshold), End(solver, fit, parameter, double.NegativeInfinity, standardError, threshold));

    private static double End(LevenbergMarquardt solver, LeastSquaresFit fit, int parameter, double lowerBound, double step, double threshold)
    {
        double inside = fit.Theta[parameter], squares = fit.Squares;
        double[] warm = fit.Theta;
        for (int expansion = 0; expansion < MostExpansions; expansion++)
        {
            double outside = inside + step;
            bool atBound = outside <= lowerBound;
            if (atBound) outside = lowerBound;
            var trial = At(solver, warm, parameter, outside);
            if (trial.Squares >= threshold) return Bisect(solver, warm, parameter, inside, squares, outside, trial.Squares, threshold);
            if (atBound) return lowerBound;
            (inside, squares, warm) = (outside, trial.Squares, trial.Theta);
            step *= 1.5;
        }

        return double.NaN;
    }

    private static double Bisect(
        LevenbergMarquardt solver, double[] warm, int parameter, double inside, double squaresInside, double outside, double squaresOutside, double threshold)
    {
        for (int i = 0; i < Bisections && Math.Abs(outside - inside) > 1e-6 * (1e-12 + Math.Abs(outside) + Math.Abs(inside)); i++)
        {
            // The profile is close to a parabola, so its root is; every third time the middle keeps the bracket shrinking.
            double fraction = double.IsFinite(squaresOutside) && i % 3 != 2 ? (threshold - squaresInside) / (squaresOutside - squaresInside) : 0.5;
            double middle = inside + Math.Clamp(fraction, 0.02, 0.98) * (outside - inside);
            var trial = At(solver, warm, parameter, middle);
            if (trial.Squares >= threshold) (outside, squaresOutside) = (middle, trial.Squares);
            else (inside, squaresInside, warm) = (middle, trial.Squares, trial.Theta);
        }

        return 0.5 * (inside + outside);
    }

    private static LeastSquaresFit At(LevenbergMarquardt solver, double[] warm, int parameter, double value)
    {
        double[] start = [.. warm];
        start[parameter] = value;
        return solver.Minimise(start, parameter);
    }
}
