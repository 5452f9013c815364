using System.Text.Json;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Comparison;

/// <summary>What the runs of a results folder were executed with: for each model every value of every input, and the versions of programs and plugins.</summary>
internal sealed class StoredInputs
{
    private readonly SortedDictionary<string, SortedSet<string>> _values = new(StringComparer.Ordinal);

    private StoredInputs()
    {
    }

    /// <param name="store">The results folder.</param>
    /// <param name="keys">The runs that count; all that are stored when <see langword="null"/>.</param>
    /// <exception cref="StoreException">A record is of a newer version, or cannot be read.</exception>
    public static StoredInputs Read(RunStore store, IEnumerable<string>? keys)
    {
        StoredInputs inputs = new();
        foreach (string key in keys ?? store.Keys())
        {
            if (store.Read(key, out _) is { } record) inputs.Add(record);
        }

        return inputs;
    }

    /// <summary>Inputs whose values are not the same in both, each with the values that only one of them has.</summary>
    public static IEnumerable<(string Input, IReadOnlyList<string> OnlyA, IReadOnlyList<string> OnlyB)> Differences(StoredInputs a, StoredInputs b)
    {
        foreach (string input in a._values.Keys.Union(b._values.Keys).Order(StringComparer.Ordinal))
        {
            SortedSet<string> old = a._values.GetValueOrDefault(input) ?? [], now = b._values.GetValueOrDefault(input) ?? [];
            if (!old.SetEquals(now)) yield return (input, [.. old.Except(now)], [.. now.Except(old)]);
        }
    }

    private void Add(RunRecord record)
    {
        using var document = JsonDocument.Parse(record.Inputs);
        string model = document.RootElement.GetProperty("model").GetProperty("use").GetString() ?? "";
        foreach (var input in document.RootElement.EnumerateObject()) Visit($"{model}: {input.Name}", input.Value);
        Add("program", $"{record.Provenance.Program}, {record.Provenance.Runtime}");
        foreach (var plugin in record.Provenance.Plugins) Add($"plugin {plugin.Name}", $"{plugin.Version}, SHA-256 {plugin.Sha256[..Math.Min(12, plugin.Sha256.Length)]}");
    }

    private void Visit(string path, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject()) Visit($"{path}.{member.Name}", member.Value);
        }
        else
        {
            Add(path, element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 4
                ? $"[{element[0].GetRawText()}, ... {element[element.GetArrayLength() - 1].GetRawText()}], {element.GetArrayLength()} in all"
                : element.GetRawText());
        }
    }

    private void Add(string input, string value)
    {
        if (!_values.TryGetValue(input, out var values)) _values[input] = values = new SortedSet<string>(StringComparer.Ordinal);
        values.Add(value);
    }
}
