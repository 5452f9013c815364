using System.Text.Json;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Comparison;

/// <summary>A finding as <c>findings.json</c> has it.</summary>
internal sealed record StoredFinding
{
    public const string FileName = "findings.json";

    public required string Analysis { get; init; }

    /// <summary>The values of the swept parameters that it depends on, as text.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Point { get; init; }

    public required string Name { get; init; }

    public required double Value { get; init; }

    public required double Low { get; init; }

    public required double High { get; init; }

    public required double Expected { get; init; }

    public required double Tolerance { get; init; }

    /// <summary>In the words of the file.</summary>
    public required string Verdict { get; init; }

    public bool IsJudged => Verdict != Reporting.FindingsTable.Word(Host.Analysis.Verdict.NotJudged);

    public string PointText => string.Join(", ", Point.Select(value => $"{value.Key} = {value.Value}"));

    /// <summary>Reads the findings of a results folder.</summary>
    /// <exception cref="StoreException">There are none, or the file is damaged.</exception>
    public static IReadOnlyList<StoredFinding> Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. document.RootElement.GetProperty("findings").EnumerateArray().Select(Of)];
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StoreException($"{folder} has no {FileName}. 'slab run FILE' makes results, 'slab collect FILE' makes the files from stored runs.", exception);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{path} cannot be read: {exception.Message} 'slab collect FILE' writes it again.", exception);
        }
    }

    private static StoredFinding Of(JsonElement finding) => new()
    {
        Analysis = finding.GetProperty("analysis").GetString()!,
        Point = [.. finding.GetProperty("point").EnumerateObject().Select(value => KeyValuePair.Create(value.Name, value.Value.ToString()))],
        Name = finding.GetProperty("name").GetString()!,
        Value = Number(finding, "value"),
        Low = Number(finding, "low"),
        High = Number(finding, "high"),
        Expected = Number(finding, "expected"),
        Tolerance = Number(finding, "tolerance"),
        Verdict = finding.GetProperty("verdict").GetString()!,
    };

    private static double Number(JsonElement finding, string name) =>
        finding.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NaN;
}
