namespace ScalingLab.Host.Components;

/// <summary>All components that can be named in an experiment, and what became of each plugin folder.</summary>
internal sealed class ComponentCatalog(IReadOnlyList<Component> components, IReadOnlyList<PluginStatus> plugins)
{
    private readonly Dictionary<(ComponentKind, string), Component> _byName =
        components.ToDictionary(component => (component.Kind, component.Name));

    public IReadOnlyList<Component> Components { get; } = components;

    /// <summary>Every folder that was looked at, loaded or not, in the order of search.</summary>
    public IReadOnlyList<PluginStatus> Plugins { get; } = plugins;

    public Component? Find(ComponentKind kind, string name) => _byName.GetValueOrDefault((kind, name));

    public IEnumerable<Component> OfKind(ComponentKind kind) => Components.Where(component => component.Kind == kind);

    /// <summary>What can stand in a block so that a component gets what it needs, by name: data generators, for an observer models too.</summary>
    public IEnumerable<Component> ProvidersOf(Type need, ComponentKind needy) => Components
        .Where(component => (component.Kind == ComponentKind.DataGenerator || (needy == ComponentKind.Observer && component.Kind == ComponentKind.Model)) && component.IsProviding(need))
        .OrderBy(component => component.Name, StringComparer.Ordinal);

    /// <summary>The unusable plugins that name a component so, for the message that the component is unknown.</summary>
    public IEnumerable<PluginStatus> BrokenPluginsWith(string name) =>
        Plugins.Where(plugin => plugin.IsBroken && plugin.Mentions.Contains(name));
}
