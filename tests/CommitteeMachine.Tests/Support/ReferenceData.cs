using System.Text.Json;

namespace CommitteeMachine.Tests;

/// <summary>The published cases in ReferenceData/committee-machine.json.</summary>
internal static class ReferenceData
{
    private static readonly JsonSerializerOptions _options = new() { PropertyNameCaseInsensitive = false };

    private static readonly Lazy<JsonElement> _cases = new(() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ReferenceData", "committee-machine.json")))
            .RootElement.GetProperty("cases"));

    public static T Case<T>(string name) => _cases.Value.GetProperty(name).Deserialize<T>(_options)!;
}
