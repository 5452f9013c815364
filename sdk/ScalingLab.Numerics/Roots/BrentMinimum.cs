namespace ScalingLab.Numerics;

/// <summary>
/// Brent's method for a local minimum of a function of one variable: parabolic interpolation safeguarded by golden-section search. Near a
/// smooth minimum the function is flat to rounding within about 1e-8 of the position, which bounds the accuracy of the position.
/// Source: R. P. Brent, Algorithms for Minimization without Derivatives (1973), chapter 5.
/// </summary>
public static class BrentMinimum
{
    private const double GoldenSection = 0.3819660112501051;

    /// <summary>Finds a local minimum inside an interval; the minimum if the function has only one there.</summary>
    /// <param name="function">The function.</param>
    /// <param name="lower">The lower end, finite.</param>
    /// <param name="upper">The upper end, finite, greater than <paramref name="lower"/>.</param>
    /// <param name="tolerance">Accepted distance from the minimum, at least 0; 1.5e-8 of the position is added.</param>
    /// <param name="maximumEvaluations">At least 3.</param>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    /// <exception cref="ConvergenceException">The function is NaN somewhere, or the evaluations are used up.</exception>
    public static Minimum Find(
        Func<double, double> function, double lower, double upper, double tolerance = 0, int maximumEvaluations = 200)
    {
        ArgumentNullException.ThrowIfNull(function);
        Bracket.Check(lower, upper, tolerance);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumEvaluations, 3);
        double a = lower, b = upper, best = a + GoldenSection * (b - a), second = best, third = best;
        double fBest = Evaluate(function, best), fSecond = fBest, fThird = fBest, step = 0, last = 0;
        int evaluations = 1;
        while (true)
        {
            double middle = 0.5 * (a + b), accuracy = 1.5e-8 * Math.Abs(best) + tolerance / 3 + 1e-300;
            if (Math.Abs(best - middle) <= 2 * accuracy - 0.5 * (b - a))
                return new Minimum(best, fBest, evaluations, Math.Min(best - lower, upper - best) <= 3 * accuracy);
            if (evaluations == maximumEvaluations)
            {
                throw new ConvergenceException(
                    $"Brent's minimisation used up its {maximumEvaluations} evaluations; allow more or a larger tolerance.", best, fBest);
            }

            if (!TryParabola(a, b, best, second, third, fBest, fSecond, fThird, accuracy, middle, ref last, ref step))
            {
                last = best < middle ? b - best : a - best;
                step = GoldenSection * last;
            }

            double trial = best + (Math.Abs(step) >= accuracy ? step : Math.CopySign(accuracy, step)), fTrial = Evaluate(function, trial);
            evaluations++;
            if (fTrial <= fBest)
            {
                if (trial < best) b = best;
                else a = best;
                (third, fThird, second, fSecond, best, fBest) = (second, fSecond, best, fBest, trial, fTrial);
                continue;
            }

            if (trial < best) a = trial;
            else b = trial;
            if (fTrial <= fSecond || second == best) (third, fThird, second, fSecond) = (second, fSecond, trial, fTrial);
            else if (fTrial <= fThird || third == best || third == second) (third, fThird) = (trial, fTrial);
        }
    }

    /// <summary>The minimum of the parabola through the three best points, if it lies inside and the steps shrink.</summary>
    private static bool TryParabola(
        double a, double b, double best, double second, double third, double fBest, double fSecond, double fThird,
        double accuracy, double middle, ref double last, ref double step)
    {
        if (Math.Abs(last) <= accuracy) return false;
        double r = (best - second) * (fBest - fThird), q = (best - third) * (fBest - fSecond), p = (best - third) * q - (best - second) * r;
        q = 2 * (q - r);
        if (q > 0) p = -p;
        q = Math.Abs(q);
        if (!(Math.Abs(p) < Math.Abs(0.5 * q * last) && p > q * (a - best) && p < q * (b - best))) return false;
        last = step;
        step = p / q;
        double trial = best + step;
        if (trial - a < 2 * accuracy || b - trial < 2 * accuracy) step = best < middle ? accuracy : -accuracy;
        return true;
    }

    private static double Evaluate(Func<double, double> function, double x)
    {
        double value = function(x);
        return double.IsNaN(value) ? throw new ConvergenceException("The function is not a number inside the interval.", x, value) : value;
    }
}
