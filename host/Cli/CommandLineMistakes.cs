using System.CommandLine;
using System.CommandLine.Parsing;
using ScalingLab.Host.Experiments.Diagnostics;

namespace ScalingLab.Host.Cli;

/// <summary>What is wrong with a command line, in words that name what was probably meant.</summary>
internal static class CommandLineMistakes
{
    /// <summary>Nothing when it can be carried out. Unknown names come alone: the rest follows from them.</summary>
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        string[] options = [.. Options(parsed)];
        string[] unknown = [.. UnknownOptions(parsed).Select(option => $"'{Name(parsed)}' has no option '{option}'. {DidYouMean.Sentence(option, options)}".TrimEnd())];
        if (unknown.Length > 0) return unknown;
        if (parsed.Errors.Count > 0 && command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var word, ..])
            return [$"'{Name(parsed)}' has no command '{word}'. {DidYouMean.SentenceOrList(word, [.. command.Subcommands.Where(known => !known.Hidden).Select(known => known.Name)], "Its commands are")}"];
        return parsed.Errors.Select(error => error.Message.ReplaceLineEndings(" ").Replace("\t", "", StringComparison.Ordinal));
    }

    /// <summary>The command with those above it.</summary>
    public static string Name(ParseResult parsed) => string.Join(' ', Path(parsed.CommandResult).Reverse());

    private static IEnumerable<string> Path(CommandResult result)
    {
        for (SymbolResult? above = result; above is CommandResult one; above = one.Parent) yield return one.Command is RootCommand ? "slab" : one.Command.Name;
    }

    /// <summary>
    /// An argument that takes several files takes a misspelt option for one of them, so the words themselves are looked at: all but the values of options,
    /// which may begin with a dash (<c>--sbatch=--hold</c>).
    /// </summary>
    private static IEnumerable<string> UnknownOptions(ParseResult parsed)
    {
        if (parsed.Tokens.Any(token => token.Type is TokenType.DoubleDash or TokenType.Directive)) return [];
        HashSet<Token> values = new(parsed.CommandResult.Children.OfType<OptionResult>().SelectMany(option => option.Tokens), ReferenceEqualityComparer.Instance);
        return parsed.Tokens
            .Where(token => token.Type == TokenType.Argument && !values.Contains(token) && token.Value is ['-', not ('.' or (>= '0' and <= '9')), ..])
            .Select(token => token.Value);
    }

    private static IEnumerable<string> Options(ParseResult parsed)
    {
        for (SymbolResult? above = parsed.CommandResult; above is CommandResult one; above = one.Parent)
        {
            foreach (var option in one.Command.Options.Where(option => !option.Hidden && (one == parsed.CommandResult || option.Recursive))) yield return option.Name;
        }
    }
}
