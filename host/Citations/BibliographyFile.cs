using System.Reflection;

namespace ScalingLab.Host.Citations;

/// <summary>The BibTeX file that a plugin embeds.</summary>
internal static class BibliographyFile
{
    public const string ResourceName = "bibliography.bib";

    /// <summary>The entries of an assembly by key, each with its text as it stands in the file; none when there is no file.</summary>
    public static IReadOnlyDictionary<string, string> Of(Assembly assembly)
    {
        using var stream = assembly.GetManifestResourceStream(ResourceName);
        if (stream is null) return new Dictionary<string, string>();
        using StreamReader reader = new(stream);
        return Read(reader.ReadToEnd());
    }

    /// <summary>The entries of a BibTeX text. What stands between entries is a comment, as BibTeX has it.</summary>
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        Dictionary<string, string> entries = new(StringComparer.Ordinal);
        for (int start = text.IndexOf('@', StringComparison.Ordinal); start >= 0; start = text.IndexOf('@', start + 1))
        {
            int open = text.IndexOf('{', start), comma = open < 0 ? -1 : text.IndexOf(',', open);
            if (comma < 0) break;
            int end = Closing(text, open);
            if (end < 0) break;
            entries[text[(open + 1)..comma].Trim()] = text[start..(end + 1)].ReplaceLineEndings("\n");
            start = end;
        }

        return entries;
    }

    private static int Closing(string text, int open)
    {
        int depth = 0;
        for (int i = open; i < text.Length; i++)
        {
            if (text[i] == '{') depth++;
            else if (text[i] == '}' && --depth == 0) return i;
        }

        return -1;
    }
}
