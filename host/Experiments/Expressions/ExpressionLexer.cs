namespace ScalingLab.Host.Experiments.Expressions;

/// <summary>
/// Splits an expression into words. <c>a-b</c> is one name when a parameter, function or word of that name is known (the longest known name
/// wins), and a subtraction otherwise.
/// </summary>
internal sealed class ExpressionLexer(string text, int start, int end, INameLookup names)
{
    private static readonly string[] Symbols = ["..", "==", "!=", "<=", ">=", "&&", "||", "${"];
    private int _position = start;

    public List<Token> Read()
    {
        List<Token> tokens = [];
        while (true)
        {
            while (_position < end && char.IsWhiteSpace(text[_position])) _position++;
            if (_position >= end)
            {
                tokens.Add(new Token(TokenKind.End, "", 0, end, 1));
                return tokens;
            }

            tokens.Add(Next());
        }
    }

    private Token Next()
    {
        char first = text[_position];
        if (char.IsAsciiDigit(first) || (first == '.' && _position + 1 < end && char.IsAsciiDigit(text[_position + 1]))) return Number();
        if (char.IsAsciiLetter(first) || first == '_') return Name();
        if (first is '\'' or '"') return Quoted(first);
        foreach (string symbol in Symbols)
        {
            if (end - _position >= 2 && string.CompareOrdinal(text, _position, symbol, 0, 2) == 0) return Take(TokenKind.Symbol, symbol, 0, 2);
        }

        if ("+-*/^()<>!?:,}".Contains(first)) return Take(TokenKind.Symbol, first.ToString(), 0, 1);
        throw new ExpressionException(_position, 1, $"'{first}' has no meaning in an expression.", Remedy(first));
    }

    private static string Remedy(char symbol) => symbol switch
    {
        '=' => "Compare with '=='.",
        '&' => "Write 'and'.",
        '|' => "Write 'or'.",
        '[' or ']' or '{' => "Use round brackets.",
        '\u2212' or '\u2013' => "Write the minus sign as '-'.",
        '\u00b7' or '\u00d7' => "Write a product as '*'.",
        _ => "",
    };

    private Token Number()
    {
        int position = _position;
        Digits(ref position);
        if (position < end && text[position] == '.' && !(position + 1 < end && text[position + 1] == '.'))
        {
            position++;
            Digits(ref position);
        }

        if (position < end && text[position] is 'e' or 'E')
        {
            int exponent = position + 1;
            if (exponent < end && text[exponent] is '+' or '-') exponent++;
            if (exponent < end && char.IsAsciiDigit(text[exponent]))
            {
                position = exponent;
                Digits(ref position);
            }
        }

        int length = position - _position;
        if (position < end && (char.IsAsciiLetterOrDigit(text[position]) || text[position] == '_'))
            throw new ExpressionException(_position, length + 1, $"'{text.AsSpan(_position, length + 1)}' is not a number.", "Write a product as '*', a number as 1000 or 1e3.");
        string digits = text.Substring(_position, length);
        if (!NumberText.TryParse(digits, out double number) || !double.IsFinite(number))
            throw new ExpressionException(_position, length, $"'{digits}' is too large for a number.");
        return Take(TokenKind.Number, digits, number, length);
    }

    private void Digits(ref int position)
    {
        while (position < end && char.IsAsciiDigit(text[position])) position++;
    }

    private Token Name()
    {
        int stop = _position;
        while (stop < end && (char.IsAsciiLetterOrDigit(text[stop]) || text[stop] is '_' or '-')) stop++;
        string run = text.Substring(_position, stop - _position).TrimEnd('-');
        for (string candidate = run; ; candidate = candidate[..candidate.LastIndexOf('-')])
        {
            if (names.IsKnown(candidate)) return Take(TokenKind.Name, candidate, 0, candidate.Length);
            if (!candidate.Contains('-')) break;
        }

        // Nothing known starts here. The whole run is blamed when it resembles a known name, and its first part otherwise.
        string unknown = names.Suggest(run) is null ? run.Split('-')[0] : run;
        return Take(TokenKind.Name, unknown, 0, unknown.Length);
    }

    private Token Quoted(char quote)
    {
        int close = text.IndexOf(quote, _position + 1, end - _position - 1);
        if (close < 0) throw new ExpressionException(_position, end - _position, "the text is not closed.", $"Close it with {quote}.");
        return Take(TokenKind.Text, text.Substring(_position + 1, close - _position - 1), 0, close + 1 - _position);
    }

    private Token Take(TokenKind kind, string word, double number, int length)
    {
        var token = new Token(kind, word, number, _position, length);
        _position += length;
        return token;
    }
}
