namespace ScalingLab.Host.Experiments.Expressions;

/// <summary>
/// Comparisons. Numbers that agree to 1e-12 relative are equal, so that <c>gamma == 0.3</c> holds at the point <c>3*0.1</c> of a range.
/// </summary>
internal static class ValueComparison
{
    private const double Tolerance = 1e-12;

    public static bool Holds(Value left, Value right, Token symbol)
    {
        if (left.IsNumber && right.IsNumber) return Holds(left.Number, right.Number, symbol.Text);
        bool sameKind = (left.Text is not null && right.Text is not null) || (left.Truth is not null && right.Truth is not null);
        if (!sameKind)
            throw new ExpressionException(symbol.Offset, symbol.Length, $"'{symbol.Text}' compares {left.Describe()} with {right.Describe()}.", "Compare values of one kind.");
        bool equal = left.Text is not null ? left.Text == right.Text : left.Truth == right.Truth;
        return symbol.Text switch
        {
            "==" => equal,
            "!=" => !equal,
            _ => throw new ExpressionException(symbol.Offset, symbol.Length, $"'{symbol.Text}' needs numbers, found {left.Describe()}."),
        };
    }

    private static bool Holds(double left, double right, string symbol)
    {
        bool equal = left == right || Math.Abs(left - right) <= Tolerance * Math.Max(Math.Abs(left), Math.Abs(right));
        return symbol switch
        {
            "==" => equal,
            "!=" => !equal,
            "<" => left < right && !equal,
            "<=" => left < right || equal,
            ">" => left > right && !equal,
            _ => left > right || equal,
        };
    }
}
