namespace ScalingLab.Host.Experiments.Expressions;

/// <summary>The numbers of the range functions. Ends are exactly those given.</summary>
internal static class NumberRanges
{
    public static double[] Linear(double from, double to, double count, Token at)
    {
        var values = new double[Count(count, at)];
        for (int i = 0; i < values.Length; i++) values[i] = from + ((to - from) * i / (values.Length - 1));
        return WithEnds(values, from, to);
    }

    public static double[] Logarithmic(double from, double to, double count, Token at)
    {
        if (from <= 0 || to <= 0)
            throw Fault(at, $"'logspace' from {new Value(from)} to {new Value(to)} has no logarithm.", "Both ends must be greater than 0.");
        var values = new double[Count(count, at)];
        double start = Math.Log10(from), length = Math.Log10(to) - start;
        for (int i = 0; i < values.Length; i++) values[i] = Math.Pow(10, start + (length * i / (values.Length - 1)));
        return WithEnds(values, from, to);
    }

    public static double[] Whole(double from, double to, Token at)
    {
        if (!NumberText.TryWhole(from, out double first) || !NumberText.TryWhole(to, out double last))
            throw Fault(at, $"'{new Value(from)}..{new Value(to)}' needs whole numbers.", "Use linspace(first, last, count).");
        if (first > last) throw Fault(at, $"'{new Value(first)}..{new Value(last)}' counts down.", $"Write {new Value(last)}..{new Value(first)}.");
        if (last - first >= RangeExpression.MaximumCount) throw TooMany(at, last - first + 1);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => first + i)];
    }

    /// <summary>step, 2 step, ... up to the end, which is met exactly when it is a multiple up to rounding.</summary>
    public static double[] Every(double step, double until, Token at)
    {
        if (double.IsNaN(until)) throw Fault(at, "'every' needs an end.", "It can be used in 'at:' only; elsewhere use linspace.");
        if (step <= 0) throw Fault(at, $"'every({new Value(step)})' does not advance.", "The step must be greater than 0.");
        double count = Math.Floor(until / step * (1 + 1e-12));
        if (count > RangeExpression.MaximumCount) throw TooMany(at, count);
        var values = new double[(int)count];
        for (int i = 0; i < values.Length; i++) values[i] = Math.Min((i + 1) * step, until);
        return values;
    }

    private static int Count(double count, Token at)
    {
        if (!NumberText.TryWhole(count, out double whole) || whole < 2)
            throw Fault(at, $"'{at.Text}' of {new Value(count)} numbers.", "The third argument is their count, a whole number of at least 2.");
        return whole <= RangeExpression.MaximumCount ? (int)whole : throw TooMany(at, whole);
    }

    private static double[] WithEnds(double[] values, double from, double to)
    {
        values[0] = from;
        values[^1] = to;
        return values;
    }

    private static ExpressionException TooMany(Token at, double count) =>
        Fault(at, $"the range has {new Value(count)} numbers; at most {RangeExpression.MaximumCount} are possible.", "Use fewer.");

    private static ExpressionException Fault(Token at, string message, string remedy) => new(at.Offset, at.Length, message, remedy);
}
