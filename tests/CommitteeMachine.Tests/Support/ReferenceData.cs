using System.Text.Json;

namespace CommitteeMachine.Tests;

/// <summary>The published cases in ReferenceData/committee-machine.json, and the files beside it.</summary>
internal static class ReferenceData
{
    private static readonly JsonSerializerOptions _options = new() { PropertyNameCaseInsensitive = false };

    private static readonly Lazy<JsonElement> _cases = new(() =>
        JsonDocument.Parse(Text("committee-machine.json")).RootElement.GetProperty("cases"));

    public static T Case<T>(string name) => _cases.Value.GetProperty(name).Deserialize<T>(_options)!;

    public static T File<T>(string name) => JsonSerializer.Deserialize<T>(Text(name), _options)!;

    private static string Text(string name) => System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ReferenceData", name));
}
