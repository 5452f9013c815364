namespace ScalingLab.Numerics;

/// <summary>
/// Newton's method for a zero of a function of one variable inside a bracket that shrinks with every evaluation; where a Newton step
/// leaves the bracket or does not halve the residual in two steps, the bracket is bisected. Converges quadratically at a simple zero, and
/// always. Source: Press et al., Numerical Recipes, 3rd ed., section 9.4 (rtsafe).
/// </summary>
public static class SafeguardedNewton
{
    /// <summary>Finds a zero between two points where the function has opposite signs.</summary>
    /// <typeparam name="TFunction">The function; a struct is compiled into the loop.</typeparam>
    /// <param name="function">The function f with its derivative.</param>
    /// <param name="lower">One end of the bracket, finite.</param>
    /// <param name="upper">The other end, finite, greater than <paramref name="lower"/>.</param>
    /// <param name="guess">Where to start; the middle of the bracket is used when it lies outside or is NaN.</param>
    /// <param name="tolerance">Accepted distance from the zero, at least 0; two rounding errors of the position are added.</param>
    /// <param name="maximumEvaluations">At least 3.</param>
    /// <exception cref="ArgumentException">The function has the same sign at both ends, or an argument is out of its range.</exception>
    /// <exception cref="ConvergenceException">The function is NaN somewhere, or the evaluations are used up.</exception>
    public static Root Find<TFunction>(
        ref TFunction function, double lower, double upper, double guess = double.NaN, double tolerance = 0, int maximumEvaluations = 200)
        where TFunction : IDifferentiableFunction, allows ref struct
    {
        Bracket.Check(lower, upper, tolerance);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumEvaluations, 3);
        double atLower = function.Value(lower, out _), atUpper = function.Value(upper, out _);
        if (double.IsNaN(atLower)) throw NotANumber(lower);
        if (double.IsNaN(atUpper)) throw NotANumber(upper);
        if (atLower == 0) return new Root(lower, 0, 2);
        if (atUpper == 0) return new Root(upper, 0, 2);
        Bracket.CheckSigns(lower, atLower, upper, atUpper);

        double x = guess > lower && guess < upper ? guess : 0.5 * (lower + upper), lastStep = upper - lower, beforeLast = lastStep;
        for (int evaluations = 3; evaluations <= maximumEvaluations; evaluations++)
        {
            double value = function.Value(x, out double derivative);
            if (double.IsNaN(value)) throw NotANumber(x);
            if (value == 0) return new Root(x, 0, evaluations);
            if (value < 0 == atLower < 0) lower = x;
            else upper = x;

            double accuracy = tolerance + 4.5e-16 * Math.Abs(x), newton = -value / derivative;
            if (Math.Abs(newton) <= accuracy || upper - lower <= accuracy) return new Root(x, value, evaluations);
            double next = x + newton;
            if (!(next > lower && next < upper) || Math.Abs(newton) > 0.5 * Math.Abs(beforeLast)) next = 0.5 * (lower + upper);
            if (next == lower || next == upper) return new Root(x, value, evaluations);
            (beforeLast, lastStep) = (lastStep, next - x);
            x = next;
        }

        throw new ConvergenceException(
            $"The safeguarded Newton method used up its {maximumEvaluations} evaluations; allow more or a larger tolerance.",
            x,
            function.Value(x, out _));
    }

    private static ConvergenceException NotANumber(double x) => new("The function is not a number inside the bracket.", x, double.NaN);
}
