using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Parameters;

namespace ScalingLab.Host.Experiments.Expressions;

/// <summary>A list of numbers in one line: <c>linspace(a, b, n)</c>, <c>logspace(a, b, n)</c>, <c>a..b</c>, <c>2^(a..b)</c>, <c>every(step)</c>.</summary>
internal sealed class RangeExpression
{
    /// <summary>Most numbers of one range.</summary>
    public const int MaximumCount = 1_000_000;

    private static readonly string[] Functions = ["linspace", "logspace", "every"];

    /// <summary>What other programs call ranges.</summary>
    private static readonly Dictionary<string, string> Foreign = new(StringComparer.Ordinal)
    {
        ["geomspace"] = "Write logspace(first, last, count), whose ends are the numbers themselves.",
        ["arange"] = "Write first..last for whole numbers, or linspace(first, last, count).",
        ["range"] = "Write first..last for whole numbers, or linspace(first, last, count).",
    };

    private readonly Func<Scope, double, double[]> _evaluate;

    private RangeExpression(Func<Scope, double, double[]> evaluate, IReadOnlyList<int> slots, bool isEvery)
    {
        _evaluate = evaluate;
        Slots = slots;
        IsEvery = isEvery;
    }

    public IReadOnlyList<int> Slots { get; }

    /// <summary>Whether it is <c>every(step)</c>, which needs an end.</summary>
    public bool IsEvery { get; }

    /// <summary>Whether a text is meant as a range, well-formed or not.</summary>
    public static bool IsMeant(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        if (rest.StartsWith("${")) rest = rest[2..].TrimStart();
        foreach (string function in Functions)
        {
            if (rest.StartsWith(function) && rest[function.Length..].TrimStart().StartsWith("(")) return true;
        }

        if (CalledName(rest) is { } called && NotARange(called) is not null) return true;
        int dots = rest.IndexOf("..");
        return dots > 0 && dots + 2 < rest.Length && IsEnd(rest[dots - 1]) && IsStart(rest[dots + 2]);
    }

    /// <summary>Reads a range.</summary>
    /// <exception cref="ExpressionException">It is not one.</exception>
    public static RangeExpression Parse(string text, INameLookup names)
    {
        if (text.Count('(') > text.Count(')'))
            throw new ExpressionException(0, text.Length, "the range is not closed.", "Inside { } and [ ] quote a range: \"logspace(1, 100, 3)\".");
        if (CalledName(text.AsSpan().Trim()) is { } called && NotARange(called) is { } remedy)
            throw new ExpressionException(0, text.Length, $"there is no range '{called}'.", remedy);
        int start = 0, end = text.Length;
        if (text.AsSpan().Trim() is ['$', '{', .., '}'] trimmed && trimmed[2..^1].IndexOfAny('{', '}') < 0)
        {
            start = text.IndexOf("${", StringComparison.Ordinal) + 2;
            end = text.LastIndexOf('}');
        }

        var parser = new ExpressionParser(text, start, end, names);
        Token first = parser.Current;
        Func<Scope, double, double[]> evaluate = first.Kind == TokenKind.Name && Functions.Contains(first.Text)
            ? Call(parser, first)
            : PowerOfRange(parser) ?? Whole(parser);
        parser.ExpectEnd();
        return new RangeExpression(evaluate, parser.Slots, first.Text == "every");
    }

    /// <summary>The numbers.</summary>
    /// <param name="scope">Values of the names.</param>
    /// <param name="until">Where <c>every</c> ends.</param>
    /// <exception cref="ExpressionException">An argument has no value or does not make sense.</exception>
    public double[] Evaluate(Scope scope, double until = double.NaN) => _evaluate(scope, until);

    /// <summary>The word before the first bracket of <c>word(...)</c>.</summary>
    private static string? CalledName(ReadOnlySpan<char> text)
    {
        int bracket = text.IndexOf('(');
        return bracket is > 0 and < 20 && text[^1] == ')' && !text[..bracket].ContainsAnyExceptInRange('a', 'z') ? text[..bracket].ToString() : null;
    }

    /// <summary>What to write instead of a range that is called otherwise elsewhere, or misspelt.</summary>
    private static string? NotARange(string name)
    {
        if (Functions.Contains(name)) return null;
        if (Foreign.TryGetValue(name, out string? remedy)) return remedy;
        string hint = DidYouMean.Sentence(name, Functions);
        return hint.Length > 0 ? hint : null;
    }

    private static bool IsEnd(char character) => char.IsAsciiLetterOrDigit(character) || character is ')' or '}' or ' ' or '_';

    private static bool IsStart(char character) => char.IsAsciiLetterOrDigit(character) || character is '(' or '$' or ' ' or '_' or '-' or '+' or '.';

    private static Func<Scope, double, double[]> Call(ExpressionParser parser, Token function)
    {
        parser.BackTo(parser.Position + 1);
        parser.Expect("(");
        List<Evaluator> arguments = [];
        do arguments.Add(parser.Conditional());
        while (parser.Take(","));
        parser.Expect(")");
        int expected = function.Text == "every" ? 1 : 3;
        if (arguments.Count != expected)
        {
            throw new ExpressionException(
                function.Offset,
                function.Length,
                $"'{function.Text}' takes {(expected == 1 ? "one argument" : "three arguments")}, not {arguments.Count}.",
                expected == 1 ? "Write every(step)." : $"Write {function.Text}(first, last, count).");
        }

        double At(int index, Scope scope) => Number(arguments[index](scope), function);
        return function.Text switch
        {
            "every" => (scope, until) => NumberRanges.Every(At(0, scope), until, function),
            "linspace" => (scope, _) => NumberRanges.Linear(At(0, scope), At(1, scope), At(2, scope), function),
            _ => (scope, _) => NumberRanges.Logarithmic(At(0, scope), At(1, scope), At(2, scope), function),
        };
    }

    private static Func<Scope, double, double[]>? PowerOfRange(ExpressionParser parser)
    {
        int begin = parser.Position;
        bool negative = parser.Take("-");
        Token at = parser.Current;
        if (at.Kind is not (TokenKind.Number or TokenKind.Name) && at.Text is not ("(" or "${")) return BackTo(parser, begin);
        Evaluator radix = parser.Primary();
        if (!parser.Take("^") || !parser.Take("(")) return BackTo(parser, begin);
        Evaluator from = parser.Conditional();
        if (!parser.Take("..")) return BackTo(parser, begin);
        Evaluator to = parser.Conditional();
        parser.Expect(")");
        double sign = negative ? -1 : 1;
        return (scope, _) =>
        {
            double basis = Number(radix(scope), at);
            double[] values = NumberRanges.Whole(Number(from(scope), at), Number(to(scope), at), at);
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = sign * Math.Pow(basis, values[i]);
                if (!double.IsFinite(values[i])) throw new ExpressionException(at.Offset, at.Length, "the range leaves the range of numbers.", "Use smaller exponents.");
            }

            return values;
        };
    }

    private static Func<Scope, double, double[]>? BackTo(ExpressionParser parser, int position)
    {
        parser.BackTo(position);
        return null;
    }

    private static Func<Scope, double, double[]> Whole(ExpressionParser parser)
    {
        Token at = parser.Current;
        Evaluator from = parser.Conditional();
        parser.Expect("..");
        Evaluator to = parser.Conditional();
        return (scope, _) => NumberRanges.Whole(Number(from(scope), at), Number(to(scope), at), at);
    }

    private static double Number(Value value, Token at) => value.IsNumber
        ? value.Number
        : throw new ExpressionException(at.Offset, at.Length, $"a range needs numbers, found {value.Describe()}.");
}
