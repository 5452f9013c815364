namespace ScalingLab.Numerics;

/// <summary>
/// Brent's method for a zero of a continuous function of one variable: inverse quadratic interpolation safeguarded by bisection, so it
/// always converges, on smooth functions with order about 1.8. Source: R. P. Brent, Algorithms for Minimization without Derivatives
/// (1973), chapter 4.
/// </summary>
public static class BrentRoot
{
    /// <summary>Finds a zero between two points where the function has opposite signs.</summary>
    /// <param name="function">The function f.</param>
    /// <param name="lower">One end of the bracket, finite.</param>
    /// <param name="upper">The other end, finite, greater than <paramref name="lower"/>.</param>
    /// <param name="tolerance">Accepted distance from the zero, at least 0; four rounding errors of the position are added.</param>
    /// <param name="maximumEvaluations">At least 3; the default is never reached on a bracket of doubles by smooth functions.</param>
    /// <exception cref="ArgumentException">The function has the same sign at both ends, or an argument is out of its range.</exception>
    /// <exception cref="ConvergenceException">The function is NaN somewhere, or the evaluations are used up.</exception>
    public static Root Find(Func<double, double> function, double lower, double upper, double tolerance = 0, int maximumEvaluations = 500)
    {
        ArgumentNullException.ThrowIfNull(function);
        Bracket.Check(lower, upper, tolerance);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumEvaluations, 3);
        double a = lower, b = upper, fa = Evaluate(function, a), fb = Evaluate(function, b);
        Bracket.CheckSigns(lower, fa, upper, fb);
        double c = a, fc = fa, last = b - a, step = last;
        int evaluations = 2;
        while (true)
        {
            if (Math.Sign(fb) == Math.Sign(fc)) (c, fc, last, step) = (a, fa, b - a, b - a);
            if (Math.Abs(fc) < Math.Abs(fb)) (a, fa, b, fb, c, fc) = (b, fb, c, fc, b, fb);
            double accuracy = 2 * Math.BitIncrement(0) + 4.5e-16 * Math.Abs(b) + 0.5 * tolerance, half = 0.5 * (c - b);
            if (fb == 0 || Math.Abs(half) <= accuracy) return new Root(b, fb, evaluations);
            if (evaluations == maximumEvaluations)
            {
                throw new ConvergenceException(
                    $"Brent's method used up its {maximumEvaluations} evaluations; allow more or a larger tolerance.", b, fb);
            }

            if (Math.Abs(last) < accuracy || Math.Abs(fa) <= Math.Abs(fb)) last = step = half;
            else (last, step) = Interpolate(a, fa, b, fb, c, fc, half, accuracy, last, step);

            (a, fa) = (b, fb);
            b += Math.Abs(step) > accuracy ? step : Math.CopySign(accuracy, half);
            fb = Evaluate(function, b);
            evaluations++;
        }
    }

    /// <summary>The secant or inverse quadratic step where it is safe, else bisection.</summary>
    private static (double Last, double Step) Interpolate(
        double a, double fa, double b, double fb, double c, double fc, double half, double accuracy, double last, double step)
    {
        double numerator, denominator, s = fb / fa;
        if (a == c)
        {
            numerator = 2 * half * s;
            denominator = 1 - s;
        }
        else
        {
            double q = fa / fc, r = fb / fc;
            numerator = s * (2 * half * q * (q - r) - (b - a) * (r - 1));
            denominator = (q - 1) * (r - 1) * (s - 1);
        }

        if (numerator > 0) denominator = -denominator;
        numerator = Math.Abs(numerator);
        bool safe = 2 * numerator < Math.Min(3 * half * denominator - Math.Abs(accuracy * denominator), Math.Abs(last * denominator));
        return safe ? (step, numerator / denominator) : (half, half);
    }

    private static double Evaluate(Func<double, double> function, double x)
    {
        double value = function(x);
        return double.IsNaN(value) ? throw new ConvergenceException("The function is not a number inside the bracket.", x, value) : value;
    }
}
