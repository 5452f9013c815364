using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ScalingLab.Testing;

/// <summary>A page of the documentation: its commands, the files it shows, its links.</summary>
internal sealed partial record DocumentPage(string Name, string Text)
{
    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = Root();

    /// <summary>README.md and the pages under docs that people wrote. Generated pages have tests of their own.</summary>
    public static IReadOnlyList<DocumentPage> All { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(Repository, "README.md"))
            .Select(path => Path.GetRelativePath(Repository, path).Replace('\\', '/'))
            .Where(name => !name.StartsWith("docs/reference/", StringComparison.Ordinal) && !name.StartsWith("docs/gallery/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new DocumentPage(name, File.ReadAllText(Path.Combine(Repository, name)).ReplaceLineEndings("\n"))),
    ];

    /// <summary>Arguments of each line in a code block that starts with <c>slab</c>.</summary>
    public IReadOnlyList<string[]> Commands =>
    [
        .. Fence().Matches(Text).Where(block => block.Groups[1].Value is "" or "sh" or "bash")
            .SelectMany(block => block.Groups[2].Value.Split('\n'))
            .Where(line => line.StartsWith("slab ", StringComparison.Ordinal))
            .Select(line => line.Split(" #")[0].Split('>')[0].Split('|')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]),
    ];

    /// <summary>Files whose contents the page shows in a block behind their name and a colon.</summary>
    public IReadOnlyList<(string Name, string Text)> Files =>
        [.. NamedFence().Matches(Text).Select(block => (block.Groups[1].Value, block.Groups[2].Value))];

    /// <summary>Where links and images lead, without addresses of the web.</summary>
    public IReadOnlyList<string> Links =>
        [.. Link().Matches(Fence().Replace(Text, "")).Select(link => link.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal))];

    private static string Root([CallerFilePath] string caller = "") => Path.GetFullPath("../..", Path.GetDirectoryName(caller)!);

    [GeneratedRegex("^```([a-z]*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`([^`\n]+\\.(?:csv|yaml))`:\n\n```[a-z]+\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex NamedFence();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
