using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Binding;

/// <summary>A mapping with freely chosen names.</summary>
internal sealed class TableTemplate(
    YamlNode node, ulong dependencies, IReadOnlyList<(string Name, Template Value)> entries, TableShape shape) : Template(node, dependencies)
{
    public override bool TryEvaluate(Evaluation evaluation, out object? value)
    {
        var values = new List<KeyValuePair<string, object?>>(entries.Count);
        bool valid = true;
        foreach (var (name, template) in entries)
        {
            valid &= template.TryEvaluate(evaluation, out object? element);
            values.Add(KeyValuePair.Create(name, element));
        }

        value = valid ? shape.Create(values) : null;
        return valid;
    }
}
