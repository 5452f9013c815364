using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Binding;

/// <summary>A list; an item that is a range contributes all its numbers.</summary>
internal sealed class ListTemplate(YamlNode node, ulong dependencies, IReadOnlyList<Template> items, ListShape shape) : Template(node, dependencies)
{
    public override bool TryEvaluate(Evaluation evaluation, out object? value)
    {
        List<object?> values = [];
        bool valid = true;
        foreach (Template item in items)
        {
            valid &= item.TryEvaluate(evaluation, out object? element);
            if (!valid) continue;
            if (element is RangeValues range) values.AddRange(range.Values);
            else values.Add(element);
        }

        value = valid ? shape.Create(values) : null;
        return valid;
    }
}
