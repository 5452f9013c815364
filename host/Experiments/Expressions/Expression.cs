namespace ScalingLab.Host.Experiments.Expressions;

/// <summary>An expression that has been read.</summary>
/// <param name="Evaluate">Its value; throws <see cref="ExpressionException"/>.</param>
/// <param name="Slots">The parameters and swept names it refers to, in order of appearance.</param>
internal sealed record Expression(Evaluator Evaluate, IReadOnlyList<int> Slots)
{
    /// <summary>Longest text of an expression.</summary>
    public const int MaximumLength = 2000;

    /// <summary>Reads the expression in <paramref name="text"/>[start..end).</summary>
    /// <exception cref="ExpressionException">It is not one.</exception>
    public static Expression Parse(string text, int start, int end, INameLookup names)
    {
        var parser = new ExpressionParser(text, start, end, names);
        Evaluator evaluator = parser.Whole();
        return new Expression(evaluator, parser.Slots);
    }
}
