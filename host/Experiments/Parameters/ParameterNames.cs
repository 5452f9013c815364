using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Parameters;

/// <summary>Which names a parameter or swept name can have.</summary>
internal static class ParameterNames
{
    private static readonly HashSet<string> Columns =
    [
        "block", "replica", "clock", "time", "observable", "value", "analysis", "name", "low", "high", "expected", "tolerance", "verdict",
    ];

    public static bool Check(MappingEntry entry, string path, DiagnosticBag diagnostics)
    {
        string name = entry.Key;
        if (!IsIdentifier(name))
            diagnostics.Add(entry.KeySpan, path, $"'{ScalarNode.Shorten(name)}' cannot be a name.", "Names are letters, digits, '-' and '_', and start with a letter: learning-rate.");
        else if (ExpressionFunctions.IsReserved(name))
            diagnostics.Add(entry.KeySpan, path, $"'{name}' is a word of expressions.", "Choose another name.");
        else
            return true;
        return false;
    }

    /// <summary>A swept name is also a column of curves.csv and findings.csv.</summary>
    public static bool CheckSwept(MappingEntry entry, string path, DiagnosticBag diagnostics)
    {
        if (!Check(entry, path, diagnostics)) return false;
        if (!Columns.Contains(entry.Key)) return true;
        diagnostics.Add(entry.KeySpan, path, $"'{entry.Key}' is a column of the result tables already.", "Choose another name.");
        return false;
    }

    public static bool IsIdentifier(string name)
    {
        if (name.Length is 0 or > 60 || !char.IsAsciiLetter(name[0]) || name[^1] == '-' || name.Contains("--", StringComparison.Ordinal)) return false;
        return name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
    }
}
