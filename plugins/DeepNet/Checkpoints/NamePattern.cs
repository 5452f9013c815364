using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ScalingLab.DeepNet;

/// <summary>A name with * for any text, and {} for any text that matters.</summary>
internal sealed class NamePattern
{
    private readonly Regex _regex;
    private readonly int _anys;
    private readonly int _keys;

    public NamePattern(string pattern)
    {
        StringBuilder expression = new("^");
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '*') expression.Append(CultureInfo.InvariantCulture, $"(?<any{_anys++}>.*)");
            else if (pattern.AsSpan(i).StartsWith("{}")) expression.Append(CultureInfo.InvariantCulture, $"(?<key{_keys++}>.*?)");
            else if (!(pattern[i] == '}' && i > 0 && pattern[i - 1] == '{')) expression.Append(Regex.Escape(pattern[i].ToString()));
        }

        // Linear time whatever the pattern.
        _regex = new Regex(expression.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);
    }

    /// <summary>What the wildcards have matched; null where the name does not fit.</summary>
    public Matched? Match(string name)
    {
        var match = _regex.Match(name);
        return match.Success ? new Matched(Groups(match, "any", _anys), string.Join('\n', Groups(match, "key", _keys))) : null;
    }

    private static string[] Groups(Match match, string kind, int count) =>
        [.. Enumerable.Range(0, count).Select(index => match.Groups[string.Create(CultureInfo.InvariantCulture, $"{kind}{index}")].Value)];

    /// <param name="Any">The texts of the *, in order.</param>
    /// <param name="Key">The texts of the {}, as one.</param>
    public sealed record Matched(string[] Any, string Key)
    {
        /// <summary>A name with each * replaced by what the same * has matched.</summary>
        public string Fill(string pattern)
        {
            string[] parts = pattern.Split('*');
            return string.Concat(parts.Select((part, index) => index == 0 ? part : Any[index - 1] + part));
        }
    }
}
