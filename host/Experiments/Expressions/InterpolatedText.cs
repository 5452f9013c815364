using System.Text;
using ScalingLab.Host.Experiments.Parameters;

namespace ScalingLab.Host.Experiments.Expressions;

/// <summary>A text with <c>${...}</c> in it. An expression that is the whole text keeps its kind; <c>$${</c> stands for <c>${</c> itself.</summary>
internal sealed class InterpolatedText
{
    private readonly List<(string? Literal, Expression? Expression)> _parts = [];

    private InterpolatedText()
    {
    }

    /// <summary>The parameters and swept names it refers to.</summary>
    public IReadOnlyList<int> Slots { get; private set; } = [];

    /// <summary>Whether the text has an expression in it.</summary>
    public static bool IsMeant(string text) => text.Contains("${", StringComparison.Ordinal);

    /// <summary>Reads the text.</summary>
    /// <exception cref="ExpressionException">An expression in it cannot be read.</exception>
    public static InterpolatedText Parse(string text, INameLookup names)
    {
        var result = new InterpolatedText();
        var literal = new StringBuilder();
        int position = 0;
        while (position < text.Length)
        {
            int start = text.IndexOf("${", position, StringComparison.Ordinal);
            if (start < 0)
            {
                literal.Append(text, position, text.Length - position);
                break;
            }

            if (start > 0 && text[start - 1] == '$' && start > position)
            {
                literal.Append(text, position, start - 1 - position).Append("${");
                position = start + 2;
                continue;
            }

            literal.Append(text, position, start - position);
            int end = Close(text, start + 2);
            if (literal.Length > 0) result._parts.Add((literal.ToString(), null));
            literal.Clear();
            result._parts.Add((null, Expression.Parse(text, start + 2, end, names)));
            position = end + 1;
        }

        if (literal.Length > 0) result._parts.Add((literal.ToString(), null));
        bool isOneExpression = result._parts.Count(part => part.Expression is not null) == 1
            && result._parts.All(part => string.IsNullOrWhiteSpace(part.Literal));
        if (isOneExpression) result._parts.RemoveAll(part => part.Expression is null);
        result.Slots = [.. result._parts.SelectMany(part => part.Expression?.Slots ?? []).Distinct()];
        return result;
    }

    /// <summary>The text, or the value of the one expression that it consists of.</summary>
    /// <exception cref="ExpressionException">An expression has no value.</exception>
    public Value Evaluate(Scope scope)
    {
        if (_parts is [(null, { } only)]) return only.Evaluate(scope);
        var text = new StringBuilder();
        foreach (var (literal, expression) in _parts) text.Append(literal ?? expression!.Evaluate(scope).ToString());
        return new Value(text.ToString());
    }

    private static int Close(string text, int start)
    {
        char quote = '\0';
        for (int i = start; i < text.Length; i++)
        {
            char character = text[i];
            if (quote != '\0') quote = character == quote ? '\0' : quote;
            else if (character is '\'' or '"') quote = character;
            else if (character == '}') return i;
        }

        throw new ExpressionException(start - 2, text.Length - start + 2, "the expression is not closed.", "Close it with '}'.");
    }
}
