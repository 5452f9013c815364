using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments.Diagnostics;

namespace ScalingLab.Host.Experiments.Blocks;

/// <summary>Checks that a block's components provide what their constructors ask for.</summary>
internal static class CapabilityCheck
{
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
            if (providers.Any(provider => Provides(provider.Component, need))) continue;
            ComponentKind[] kinds = needy.Component.Kind == ComponentKind.Observer
                ? [ComponentKind.Model, ComponentKind.DataGenerator]
                : [ComponentKind.DataGenerator];
            diagnostics.Add(needy.Use, Message(needy.Component, need, providers), Remedy(catalog, need, kinds, providers));
        }
    }

    private static bool Provides(Component component, Type need) => component.Provides.Any(need.IsAssignableFrom);

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

    private static string Remedy(ComponentCatalog catalog, Type need, ComponentKind[] kinds, IReadOnlyList<ComponentTemplate> providers)
    {
        string[] able =
        [
            .. catalog.Components.Where(component => kinds.Contains(component.Kind) && Provides(component, need))
                .Select(component => $"{component.Name} ({ComponentReader.Words(component.Kind)})").Order(StringComparer.Ordinal),
        ];
        if (able.Length > 0) return $"It is provided by {string.Join(", ", able)}.";
        return providers.Count == 0 && kinds.Length == 1 ? $"No loaded data generator provides {need.Name}." : $"No loaded component provides {need.Name}.";
    }
}
