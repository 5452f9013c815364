using System.Globalization;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments.Diagnostics;

namespace ScalingLab.Host.Experiments.Blocks;

/// <summary>Checks that a block's components provide what their constructors ask for.</summary>
internal static class CapabilityCheck
{
    /// <summary>More names than this say nothing.</summary>
    private const int NamesInASentence = 12;

    public static void Check(
        ComponentCatalog catalog, ComponentTemplate model, ComponentTemplate? data, IEnumerable<ComponentTemplate> observers, DiagnosticBag diagnostics)
    {
        if (data is not null) Check(catalog, data, [], diagnostics);
        Check(catalog, model, data is null ? [] : [data], diagnostics);
        foreach (ComponentTemplate observer in observers) Check(catalog, observer, data is null ? [model] : [model, data], diagnostics);
    }

    private static void Check(ComponentCatalog catalog, ComponentTemplate needy, IReadOnlyList<ComponentTemplate> providers, DiagnosticBag diagnostics)
    {
        foreach (Type need in needy.Component.Needs)
        {
            if (providers.Any(provider => provider.Component.IsProviding(need))) continue;
            diagnostics.Add(needy.Use, Message(needy.Component, need, providers), Remedy(catalog, needy.Component, need, providers));
        }
    }

    private static string Message(Component needy, Type need, IReadOnlyList<ComponentTemplate> providers)
    {
        string others = string.Join(" nor ", providers.Select(provider => $"the {ComponentReader.Words(provider.Component.Kind)} '{provider.Component.Name}'"));
        return (needy.Kind, providers.Count) switch
        {
            (_, 0) => $"'{needy.Name}' needs {need.Name}, and the block has no 'data:'.",
            (_, 1) => $"'{needy.Name}' needs {need.Name}, which {others} does not provide.",
            _ => $"'{needy.Name}' needs {need.Name}, which neither {others} provides.",
        };
    }

    private static string Remedy(ComponentCatalog catalog, Component needy, Type need, IReadOnlyList<ComponentTemplate> providers)
    {
        string[] able = [.. catalog.ProvidersOf(need, needy.Kind).Select(component => $"{component.Name} ({ComponentReader.Words(component.Kind)})")];
        string source = able.Length switch
        {
            0 => providers.Count == 0 && needy.Kind != ComponentKind.Observer ? $"No loaded data generator provides {need.Name}." : $"No loaded component provides {need.Name}.",
            > NamesInASentence => string.Create(CultureInfo.InvariantCulture, $"{able.Length} components provide it; 'slab describe {needy.Name}' names them."),
            _ => $"It is provided by {string.Join(", ", able)}.",
        };
        return needy.Kind == ComponentKind.Observer && Suitable(catalog, providers) is { Length: > 0 } others ? $"{source} This block can observe {string.Join(", ", others)}." : source;
    }

    /// <summary>The observers that need something, all of which this block has.</summary>
    private static string[] Suitable(ComponentCatalog catalog, IReadOnlyList<ComponentTemplate> providers) =>
    [
        .. catalog.OfKind(ComponentKind.Observer)
            .Where(observer => observer.Needs.Any() && observer.Needs.All(need => providers.Any(provider => provider.Component.IsProviding(need))))
            .Select(observer => observer.Name).Order(StringComparer.Ordinal),
    ];
}
