using System.Text.Json;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Cli;

/// <summary>
/// Finds the stored run that is most like a missing one, and names the values that differ. A stored run that the plan no longer has is what a
/// changed value leaves behind; without one the missing run is simply new.
/// </summary>
internal sealed class InputsComparison(RunStore store, IReadOnlyList<PlannedRun> plan, ulong seed)
{
    private const int RecordsCompared = 500;
    private const int DifferencesShown = 4;

    private readonly HashSet<string> _planned = [.. plan.Select(run => run.Key)];

    private ILookup<bool, Dictionary<string, string>>? _stored;

    public string WhyMissing(PlannedRun run)
    {
        _stored ??= store.Keys().Take(RecordsCompared).Select(key => store.Read(key, out _)).OfType<RunRecord>()
            .ToLookup(record => _planned.Contains(record.Key), record => Flatten(record.Inputs));
        if (_stored.Count == 0) return "nothing is stored yet";
        bool isChanged = _stored.Contains(false);
        var inputs = Flatten(RunInputs.ToJson(run, seed));
        var nearest = _stored[!isChanged].Select(other => Differences(inputs, other)).MinBy(differences => differences.Count)!;
        string more = nearest.Count > DifferencesShown ? $", and {nearest.Count - DifferencesShown} more values" : "";
        return (isChanged ? "the nearest stored run that is no longer in the plan differs in " : "not run yet; the nearest stored run differs in ")
            + string.Join(", ", nearest.Take(DifferencesShown)) + more;
    }

    private static List<string> Differences(Dictionary<string, string> inputs, Dictionary<string, string> stored) =>
        [.. inputs.Keys.Union(stored.Keys).Order(StringComparer.Ordinal)
            .Where(path => inputs.GetValueOrDefault(path) != stored.GetValueOrDefault(path))
            .Select(path => $"{path} ({stored.GetValueOrDefault(path, "absent")} -> {inputs.GetValueOrDefault(path, "absent")})")];

    private static Dictionary<string, string> Flatten(string json)
    {
        Dictionary<string, string> leaves = [];
        using var document = JsonDocument.Parse(json);
        Visit("", document.RootElement);
        return leaves;

        void Visit(string path, JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in element.EnumerateObject()) Visit(path == "" ? member.Name : $"{path}.{member.Name}", member.Value);
            }
            else
            {
                leaves[path] = element.GetRawText();
            }
        }
    }
}
