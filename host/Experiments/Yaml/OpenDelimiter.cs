using System.Text.RegularExpressions;

namespace ScalingLab.Host.Experiments.Yaml;

/// <summary>
/// A bracket or quote that is never closed. A YAML parser notices it far below, at the next key or at the end of the file; the mistake is where it stands.
/// </summary>
/// <param name="Line">Its line, from 1 on.</param>
/// <param name="Column">Its column, from 1 on.</param>
/// <param name="Character">What is open.</param>
internal sealed partial record OpenDelimiter(int Line, int Column, char Character)
{
    private const string Opening = "[{", Closing = "]}";

    /// <summary>What closes it.</summary>
    public char Closer => Opening.IndexOf(Character) is >= 0 and var kind ? Closing[kind] : Character;

    /// <summary>The innermost delimiter that is open where a line of the block around it begins, or at the end; null when all are closed.</summary>
    public static OpenDelimiter? Find(string text)
    {
        Stack<(OpenDelimiter Bracket, int Indentation)> open = [];
        OpenDelimiter? quote = null;
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            int indentation = line.Length - line.TrimStart(' ').Length;
            if (quote is null && open.TryPeek(out var innermost) && indentation <= innermost.Indentation && BlockEntry().IsMatch(line)) return innermost.Bracket;
            char before = ':';
            for (int i = 0; i < line.Length; i++)
            {
                char c = line[i];
                if (quote is not null)
                {
                    if (c == '\\' && quote.Character == '"') i++;
                    else if (c == quote.Character) quote = null;
                    continue;
                }

                if (c == '#' && (i == 0 || char.IsWhiteSpace(line[i - 1]))) break;
                bool begins = before is ':' or '-' or ',' or '[' or '{';
                OpenDelimiter here = new(number, i + 1, c);
                if (c is '"' or '\'' && begins) quote = here;
                else if (Opening.Contains(c) && (begins || open.Count > 0)) open.Push((here, indentation));
                else if (Closing.Contains(c) && open.TryPeek(out var last) && last.Bracket.Closer == c) open.Pop();
                if (!char.IsWhiteSpace(c)) before = c;
            }
        }

        return quote ?? (open.TryPeek(out var left) ? left.Bracket : null);
    }

    [GeneratedRegex(@"^\s*(- |[a-z][a-z0-9-]*:(\s|$))", RegexOptions.CultureInvariant)]
    private static partial Regex BlockEntry();
}
