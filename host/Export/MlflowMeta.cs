using System.Globalization;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Export;

/// <summary>MLflow's <c>meta.yaml</c>: a flat mapping. It is written last, so that MLflow passes over what is not complete.</summary>
internal static class MlflowMeta
{
    public const string FileName = "meta.yaml";

    /// <param name="folder">The folder of the experiment or run.</param>
    /// <param name="entries">Texts, which are quoted, numbers, and null.</param>
    public static void Write(string folder, IEnumerable<(string Key, object? Value)> entries) => AtomicFile.Replace(Path.Combine(folder, FileName), stream =>
    {
        using StreamWriter writer = new(stream, leaveOpen: true) { NewLine = "\n" };
        foreach (var (key, value) in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal)) writer.WriteLine($"{key}: {Scalar(value)}");
    });

    /// <summary>The text of an entry; empty when there is none.</summary>
    public static string Read(string file, string key) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key + ": ", StringComparison.Ordinal))?[(key.Length + 2)..].Trim().Trim('\'', '"') ?? "";

    private static string Scalar(object? value) => value switch
    {
        null => "null",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal).ReplaceLineEndings(" ")}'",
        string[] => "[]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
