using System.Reflection;
using System.Runtime.CompilerServices;

namespace ScalingLab.Testing;

/// <summary>Compares the public API of an assembly with the committed text beside the test.</summary>
internal static class PublicApiFile
{
    public const string Variable = "UPDATE_PUBLIC_API";

    /// <summary>Fails with the differing lines; rewrites the file instead when <see cref="Variable"/> is 1.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="fileName">The committed file, beside the calling test.</param>
    /// <param name="caller">Filled in by the compiler.</param>
    public static void Verify(Assembly assembly, string fileName = "PublicApi.txt", [CallerFilePath] string caller = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(caller)!, fileName);
        string actual = PublicApiText.Of(assembly);
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }

        string committed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (actual == committed) return;
        Assert.Fail(
            $"The public API of {assembly.GetName().Name} is not what {Path.GetFileName(fileName)} says. If the change is meant, run the test once with "
            + $"{Variable}=1 and commit the file; a removed or changed line needs a new major version, an added one a new minor version.\n"
            + string.Join('\n', Difference(committed.Split('\n'), actual.Split('\n'))));
    }

    private static IEnumerable<string> Difference(string[] committed, string[] actual)
    {
        string[] removed = [.. Qualified(committed).Except(Qualified(actual)).Select(line => "- " + line)];
        string[] added = [.. Qualified(actual).Except(Qualified(committed)).Select(line => "+ " + line)];
        return removed.Length + added.Length > 0 ? removed.Concat(added) : ["The lines stand in another order."];
    }

    // A member's line alone would not say whose it is.
    private static IEnumerable<string> Qualified(string[] lines)
    {
        var type = "";
        foreach (string line in lines)
        {
            if (!line.StartsWith(' ')) type = line;
            if (line.Length > 0) yield return line.StartsWith(' ') ? $"{type} {{ {line.Trim()} }}" : line;
        }
    }
}
