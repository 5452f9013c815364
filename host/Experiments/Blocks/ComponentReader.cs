using System.Globalization;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Blocks;

/// <summary>Reads <c>{ use: name, options }</c>, or the name alone.</summary>
internal sealed class ComponentReader(TemplateCompiler compiler, ComponentCatalog catalog)
{
    private const string Use = "use";

    /// <summary>More names than this are found faster in a table.</summary>
    private const int NamesInASentence = 12;

    /// <summary>The component and its options; null after reporting why there are none.</summary>
    /// <param name="node">Where they stand.</param>
    /// <param name="kind">What is to be named.</param>
    /// <param name="otherKeys">Keys of the mapping that are not options.</param>
    public ComponentTemplate? Read(YamlNode node, ComponentKind kind, params IReadOnlyCollection<string> otherKeys)
    {
        MappingNode? mapping = node as MappingNode;
        YamlNode? name = mapping is null ? node : mapping.Find(Use)?.Value;
        if (name is null or { IsNull: true } || name is not ScalarNode scalar)
        {
            string found = name is null or { IsNull: true } ? "" : $", found {name.Kind}";
            compiler.Diagnostics.Add(node, $"'use:' names {WithArticle(kind)}{found}.", Known(kind));
            return null;
        }

        if (!compiler.TryConstant(scalar, new TextShape(), out string text)) return null;
        if (catalog.Find(kind, text) is not { } component)
        {
            compiler.Diagnostics.Add(scalar, Unknown(kind, text), Remedy(kind, text));
            return null;
        }

        RecordTemplate? options = compiler.Record(mapping, scalar, OptionsType.Of(component.OptionsType), [Use, .. otherKeys]);
        return new ComponentTemplate(component, scalar, options);
    }

    public static string Words(ComponentKind kind) => kind switch
    {
        ComponentKind.Model => "model",
        ComponentKind.DataGenerator => "data generator",
        ComponentKind.Observer => "observer",
        ComponentKind.Analysis => "analysis",
        _ => "figure renderer",
    };

    private static string WithArticle(ComponentKind kind) => $"{(kind is ComponentKind.Observer or ComponentKind.Analysis ? "an" : "a")} {Words(kind)}";

    private string Unknown(ComponentKind kind, string name)
    {
        Component? other = catalog.Components.FirstOrDefault(component => component.Name == name);
        return other is null
            ? $"unknown {Words(kind)} '{ScalarNode.Shorten(name)}'."
            : $"'{name}' is not {WithArticle(kind)} but {WithArticle(other.Kind)}.";
    }

    private string Remedy(ComponentKind kind, string name)
    {
        List<string> sentences = [];
        if (DidYouMean.Sentence(name, catalog.OfKind(kind).Select(component => component.Name)) is { Length: > 0 } meant) sentences.Add(meant);
        sentences.Add(Known(kind));
        PluginStatus[] suspects = [.. catalog.BrokenPluginsWith(name)];
        if (suspects.Length == 0) suspects = [.. catalog.Plugins.Where(plugin => plugin.State is PluginState.Failed or PluginState.Refused)];
        foreach (PluginStatus plugin in suspects)
        {
            string names = plugin.Mentions.Contains(name) ? " names it, but" : "";
            sentences.Add($"The plugin '{plugin.Name}'{names} could not be used: {plugin.Reason.TrimEnd('.')}.");
        }

        if (sentences.Count == 1 && catalog.Components.All(component => component.Name != name)) sentences.Add("Should a plugin bring it? 'slab plugins' tells where plugins are looked for.");

        return string.Join(" ", sentences);
    }

    private string Known(ComponentKind kind)
    {
        string[] names = [.. catalog.OfKind(kind).Select(component => component.Name).Order(StringComparer.Ordinal)];
        return names.Length switch
        {
            0 => "Loaded are none.",
            > NamesInASentence => string.Create(CultureInfo.InvariantCulture, $"'slab list' names the {names.Length} that are loaded."),
            _ => $"Loaded are {string.Join(", ", names)}.",
        };
    }
}
