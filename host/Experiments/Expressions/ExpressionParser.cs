using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Expressions;

/// <summary>
/// Reads expressions by recursive descent into closures. From loose to tight: <c>? :</c>, <c>or</c>, <c>and</c>, <c>not</c>, comparisons,
/// <c>+ -</c>, <c>* /</c>, sign, <c>^</c> (to the right; <c>-2^2</c> is −4), brackets and calls.
/// </summary>
internal sealed class ExpressionParser
{
    private const int MaximumDepth = 50;

    private readonly string _text;
    private readonly INameLookup _names;
    private readonly List<Token> _tokens;
    private readonly List<int> _slots = [];
    private int _position;
    private int _depth;

    public ExpressionParser(string text, int start, int end, INameLookup names)
    {
        if (end - start > Expression.MaximumLength)
            throw new ExpressionException(start, 1, $"the expression is longer than {Expression.MaximumLength} characters.", "Split it with named parameters.");
        _text = text;
        _names = names;
        _tokens = new ExpressionLexer(text, start, end, names).Read();
    }

    private string Quoted => ScalarNode.Shorten(_text.Trim());

    public IReadOnlyList<int> Slots => _slots;

    public Token Current => _tokens[_position];

    public int Position => _position;

    /// <summary>An expression with nothing behind it.</summary>
    public Evaluator Whole()
    {
        if (Current.Kind == TokenKind.End) throw new ExpressionException(Current.Offset, 1, "the expression is empty.", "Write a value between the brackets.");
        Evaluator value = Conditional();
        ExpectEnd();
        return value;
    }

    public void ExpectEnd()
    {
        if (Current.Kind != TokenKind.End) throw Unexpected();
    }

    public void BackTo(int position) => _position = position;

    public bool Take(string symbol)
    {
        if (Current.Kind is not (TokenKind.Symbol or TokenKind.Name) || Current.Text != symbol) return false;
        _position++;
        return true;
    }

    public void Expect(string symbol)
    {
        if (!Take(symbol)) throw Unexpected($"'{symbol}'");
    }

    public Evaluator Conditional()
    {
        if (++_depth > MaximumDepth) throw new ExpressionException(Current.Offset, 1, $"the expression nests deeper than {MaximumDepth} levels.", "Split it with named parameters.");
        Evaluator condition = Or();
        if (Take("?"))
        {
            Token at = _tokens[_position - 1];
            Evaluator yes = Conditional();
            Expect(":");
            Evaluator no = Conditional();
            Evaluator test = condition;
            condition = scope => Truth(test(scope), at) ? yes(scope) : no(scope);
        }

        _depth--;
        return condition;
    }

    public Evaluator Power()
    {
        Evaluator left = Primary();
        Token at = Current;
        if (!Take("^")) return left;
        Evaluator right = Nested(Unary);
        return scope => Arithmetic(left(scope), right(scope), at, Math.Pow);
    }

    private Evaluator Nested(Func<Evaluator> part)
    {
        if (++_depth > MaximumDepth) throw new ExpressionException(Current.Offset, 1, $"the expression nests deeper than {MaximumDepth} levels.", "Split it with named parameters.");
        Evaluator value = part();
        _depth--;
        return value;
    }

    private Evaluator Or() => Logical(And, "or", "||", decisive: true);

    private Evaluator And() => Logical(Not, "and", "&&", decisive: false);

    /// <summary>Parts from left to right until one decides. Chains are loops, not nested closures, so that their length costs no stack.</summary>
    private Evaluator Logical(Func<Evaluator> part, string word, string symbol, bool decisive)
    {
        Evaluator first = part();
        Token at = Current;
        if (!Take(word) && !Take(symbol)) return first;
        List<Evaluator> all = [first];
        do all.Add(part());
        while (Take(word) || Take(symbol));
        Evaluator[] parts = [.. all];
        return scope =>
        {
            foreach (Evaluator evaluator in parts)
            {
                if (Truth(evaluator(scope), at) == decisive) return new Value(decisive);
            }

            return new Value(!decisive);
        };
    }

    private Evaluator Not()
    {
        Token at = Current;
        if (!Take("not") && !Take("!")) return Comparison();
        Evaluator operand = Nested(Not);
        return scope => new Value(!Truth(operand(scope), at));
    }

    private Evaluator Comparison()
    {
        Evaluator first = Sum();
        List<(Token Symbol, Evaluator Right)> rest = [];
        for (Token at = Current; at.Kind == TokenKind.Symbol && at.Text is "==" or "!=" or "<" or "<=" or ">" or ">="; at = Current)
        {
            _position++;
            rest.Add((at, Sum()));
        }

        if (rest.Count == 0) return first;
        return scope =>
        {
            Value left = first(scope);
            foreach (var (symbol, right) in rest)
            {
                Value value = right(scope);
                if (!ValueComparison.Holds(left, value, symbol)) return new Value(false);
                left = value;
            }

            return new Value(true);
        };
    }

    private Evaluator Sum() => Chain(Product, "+", static (a, b) => a + b, "-", static (a, b) => a - b);

    private Evaluator Product() => Chain(Unary, "*", static (a, b) => a * b, "/", static (a, b) => a / b);

    private Evaluator Chain(
        Func<Evaluator> part, string one, Func<double, double, double> applyOne, string other, Func<double, double, double> applyOther)
    {
        Evaluator first = part();
        List<(Token At, Func<double, double, double> Apply, Evaluator Right)> rest = [];
        for (Token at = Current; at.Kind == TokenKind.Symbol && (at.Text == one || at.Text == other); at = Current)
        {
            _position++;
            rest.Add((at, at.Text == one ? applyOne : applyOther, part()));
        }

        if (rest.Count == 0) return first;
        return scope =>
        {
            Value left = first(scope);
            foreach (var (at, apply, right) in rest) left = Arithmetic(left, right(scope), at, apply);
            return left;
        };
    }

    private Evaluator Unary()
    {
        Token at = Current;
        if (at.Kind != TokenKind.Symbol || at.Text is not ("+" or "-")) return Power();
        _position++;
        Evaluator operand = Nested(Unary);
        return at.Text == "-" ? scope => new Value(-Number(operand(scope), at)) : scope => new Value(Number(operand(scope), at));
    }

    /// <summary>A number, a name, a call or a bracket.</summary>
    public Evaluator Primary()
    {
        Token token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                _position++;
                return Constant(new Value(token.Number));
            case TokenKind.Text:
                _position++;
                return Constant(new Value(token.Text));
            case TokenKind.Name:
                _position++;
                return Named(token);
            default:
                return Bracket();
        }
    }

    private Evaluator Bracket()
    {
        string close = Current.Text == "${" ? "}" : ")";
        if (!Take("(") && !Take("${")) throw Unexpected("a value");
        Evaluator inner = Conditional();
        Expect(close);
        return inner;
    }

    private Evaluator Named(Token name)
    {
        if (Current.Kind == TokenKind.Symbol && Current.Text == "(" && ExpressionFunctions.IsFunction(name.Text)) return Call(name);
        if (_names.TryResolve(name.Text, out int slot))
        {
            if (!_slots.Contains(slot)) _slots.Add(slot);
            return scope => scope.Get(slot, name.Offset, name.Length);
        }

        return name.Text switch
        {
            "pi" => Constant(new Value(Math.PI)),
            "true" => Constant(new Value(true)),
            "false" => Constant(new Value(false)),
            "linspace" or "logspace" or "every" => throw new ExpressionException(
                name.Offset, name.Length, $"the range '{name.Text}' stands where one value is needed.", "A range is a list of its own."),
            _ when ExpressionFunctions.IsFunction(name.Text) => throw new ExpressionException(
                name.Offset, name.Length, $"the function '{name.Text}' has no arguments.", $"Write {name.Text}(...)."),
            _ => throw Unknown(name),
        };
    }

    private ExpressionException Unknown(Token name) => new(
        name.Offset,
        name.Length,
        $"unknown name '{name.Text}'.",
        _names.Suggest(name.Text) is { } match
            ? $"Did you mean '{match}'?"
            : "Define it under 'parameters:' or 'sweep:'; quote a text: '" + name.Text + "'.");

    private Evaluator Call(Token name)
    {
        _position++;
        List<Evaluator> arguments = [];
        do arguments.Add(Conditional());
        while (Take(","));
        Expect(")");
        int length = _tokens[_position - 1].Offset + 1 - name.Offset;
        if (!ExpressionFunctions.TakesOneArgument(name.Text))
        {
            return scope =>
            {
                var values = new double[arguments.Count];
                for (int i = 0; i < values.Length; i++) values[i] = Number(arguments[i](scope), name);
                return new Value(ExpressionFunctions.Call(name.Text, values));
            };
        }

        if (arguments.Count != 1) throw new ExpressionException(name.Offset, length, $"'{name.Text}' takes one argument, not {arguments.Count}.");
        Evaluator only = arguments[0];
        return scope =>
        {
            double argument = Number(only(scope), name);
            double result = ExpressionFunctions.Call(name.Text, argument);
            return double.IsFinite(result)
                ? new Value(result)
                : throw new ExpressionException(name.Offset, length, $"{name.Text}({new Value(argument)}) is not a finite number.");
        };
    }

    private static Evaluator Constant(Value value) => _ => value;

    private Value Arithmetic(Value left, Value right, Token at, Func<double, double, double> apply)
    {
        double a = Number(left, at), b = Number(right, at);
        if (at.Text == "/" && b == 0)
            throw new ExpressionException(at.Offset, at.Length, $"'{Quoted}' divides by zero.", "Keep the divisor away from 0, or leave the point out with 'when:'.");
        double result = apply(a, b);
        return double.IsFinite(result)
            ? new Value(result)
            : throw new ExpressionException(at.Offset, at.Length, $"{left} {at.Text} {right} in '{Quoted}' is not a finite number.");
    }

    private static double Number(Value value, Token at) => value.IsNumber
        ? value.Number
        : throw new ExpressionException(at.Offset, at.Length, $"'{at.Text}' needs numbers, found {value.Describe()}.");

    private static bool Truth(Value value, Token at) => value.Truth
        ?? throw new ExpressionException(at.Offset, at.Length, $"'{at.Text}' needs a condition, found {value.Describe()}.", "Compare it: 'x > 0'.");

    private ExpressionException Unexpected(string expected = "an operator or the end") => Current.Kind == TokenKind.End
        ? new ExpressionException(Math.Max(0, Current.Offset - 1), 1, $"the expression ends where {expected} is needed.")
        : new ExpressionException(Current.Offset, Current.Length, $"'{Current.Text}' stands where {expected} is needed.", Hint());

    private string Hint() => Current.Text switch
    {
        "*" when _position > 0 && _tokens[_position - 1].Text == "*" => "Write a power as '^'.",
        ".." => "A range is a list of its own: '1..8' or '2^(4..11)'.",
        "(" when _position > 0 && _tokens[_position - 1].Kind == TokenKind.Name => "Functions are sqrt, exp, log, log10, min, max, abs, floor, ceil, round.",
        _ => "",
    };
}
