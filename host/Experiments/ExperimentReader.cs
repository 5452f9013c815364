using System.Text;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments;

/// <summary>Reads an experiment file. Whatever is in it, the result is an experiment or a list of all its problems.</summary>
internal static class ExperimentReader
{
    private const long LargestFile = 16 * 1024 * 1024;
    private const int FilesNamed = 4;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, as messages shall call it.</param>
    /// <param name="overrides">The arguments of <c>--set</c>, each <c>path=value</c>.</param>
    /// <param name="catalog">What the file may name.</param>
    public static ExperimentReading Read(string path, IReadOnlyList<string> overrides, ComponentCatalog catalog)
    {
        string text;
        try
        {
            if (Directory.Exists(path)) return Unreadable(path, "is a folder.", InFolder(path));
            if (!File.Exists(path)) return Unreadable(path, "does not exist.", Nearby(path));
            if (new FileInfo(path).Length > LargestFile) return Unreadable(path, "is larger than 16 MiB.", "Is it an experiment file?");
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException)
        {
            return Unreadable(path, "is not text in UTF-8.", "Save it as UTF-8.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Unreadable(path, $"cannot be read: {exception.Message}", "");
        }

        return ReadText(path, text, overrides, catalog);
    }

    /// <summary>Reads the text of a file.</summary>
    public static ExperimentReading ReadText(string path, string text, IReadOnlyList<string> overrides, ComponentCatalog catalog)
    {
        var diagnostics = new DiagnosticBag();
        text = text.TrimStart('\uFEFF');
        var source = new SourceText(path, text);
        YamlNode? root = YamlTreeReader.Read(source, diagnostics);
        if (root is not null and not MappingNode)
            diagnostics.Add(root, $"an experiment is a mapping, found {root.Kind}.", "Write 'experiment: name' and 'runs:' at the left margin.");
        MappingNode? mapping = Overrides.Apply(root as MappingNode, overrides, diagnostics);
        Experiment? experiment = mapping is null ? null : new ExperimentAssembly(path, text, overrides, catalog, diagnostics).Build(mapping);
        var problems = diagnostics.Sorted();
        return new ExperimentReading(problems.Count == 0 ? experiment : null, problems);
    }

    private static ExperimentReading Unreadable(string path, string message, string remedy) =>
        new(null, [new Diagnostic(SourceSpan.Whole(new SourceText(path, "")), "", message, remedy)]);

    private static string Nearby(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        return Directory.Exists(folder) ? DidYouMean.Sentence(Path.GetFileName(path), YamlFiles(folder)) : $"There is no folder {folder} either.";
    }

    private static string InFolder(string path)
    {
        string[] files = [.. YamlFiles(path).Order(StringComparer.Ordinal)];
        return files.Length switch
        {
            0 when Directory.Exists(Path.Combine(path, "runs")) => "It holds results; name the .yaml file that they were made from.",
            0 => "Name an experiment's .yaml file; there is none in it.",
            <= FilesNamed => $"Name the file: {string.Join(" or ", files.Select(file => Path.Combine(path, file)))}.",
            _ => $"Name one of the .yaml files in it, such as {Path.Combine(path, files[0])}.",
        };
    }

    private static IEnumerable<string> YamlFiles(string folder) =>
        Directory.EnumerateFiles(folder).Take(1000).Select(file => Path.GetFileName(file)).Where(file => Path.GetExtension(file) is ".yaml" or ".yml");
}
