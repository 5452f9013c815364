using System.Reflection;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Citations;

/// <summary>The papers behind an experiment: those that its components cite, and those of the choices that it makes in their options.</summary>
internal sealed class Citations
{
    private readonly List<(string Key, string Entry, List<string> By)> _entries = [];

    /// <summary>The entries in the order of their first citation, with what cites them.</summary>
    public IReadOnlyList<(string Key, string Entry, List<string> By)> Entries => _entries;

    /// <summary>Keys that are cited and of which the plugin's bibliography has no entry.</summary>
    public List<string> Missing { get; } = [];

    public static Citations Of(Experiment experiment)
    {
        Citations citations = new();
        foreach (var block in experiment.Blocks)
        {
            foreach (var component in block.Components) citations.Add(component);
            foreach (var point in block.Points)
            {
                citations.AddChoices(block.Model, point.ModelOptions);
                if (block.Data is not null) citations.AddChoices(block.Data, point.DataOptions!);
            }
        }

        foreach (var analysis in experiment.Analyses)
        {
            citations.Add(analysis.Analysis);
            foreach (var point in analysis.OptionsDependOnPoint ? experiment.Points : [ParameterPoint.Empty]) citations.AddChoices(analysis.Analysis, analysis.Options(point));
        }

        return citations;
    }

    private void Add(Component component) => Add(component, component.Type, component.Name);

    private void AddChoices(Component component, object options)
    {
        foreach (var property in options.GetType().GetProperties().Where(property => property.PropertyType.IsEnum))
        {
            object value = property.GetValue(options)!;
            if (property.PropertyType.GetField(value.ToString()!) is { } choice) Add(component, choice, component.Name);
        }
    }

    private void Add(Component component, MemberInfo member, string by)
    {
        foreach (string key in member.GetCustomAttribute<CitesAttribute>()?.Keys ?? [])
        {
            int known = _entries.FindIndex(entry => entry.Key == key);
            if (known >= 0)
            {
                if (!_entries[known].By.Contains(by)) _entries[known].By.Add(by);
            }
            else if (BibliographyFile.Of(component.Type.Assembly).TryGetValue(key, out string? entry))
            {
                _entries.Add((key, entry, [by]));
            }
            else if (!Missing.Contains(key))
            {
                Missing.Add(key);
            }
        }
    }
}
