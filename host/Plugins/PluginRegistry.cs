using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using ScalingLab.Host.Components;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Plugins;

/// <summary>Takes the registrations of one plugin and checks them.</summary>
internal sealed class PluginRegistry(PluginOrigin plugin) : IPluginRegistry
{
    private readonly List<Component> _components = [];

    public IServiceCollection Services => plugin.Services;

    public IPluginRegistry AddModel<TModel, TOptions>(string name, string clock)
        where TModel : class, IModel
        where TOptions : class
    {
        ComponentName.Require(clock, $"the clock of {name}");
        return Add(New<TModel, TOptions>(ComponentKind.Model, name) with { Clock = clock, Provides = ConstructorReader.Provides(typeof(TModel)) });
    }

    public IPluginRegistry AddDataGenerator<TData, TOptions>(string name)
        where TData : class, IDataGenerator
        where TOptions : class =>
        Add(New<TData, TOptions>(ComponentKind.DataGenerator, name) with { Provides = ConstructorReader.Provides(typeof(TData)) });

    public IPluginRegistry AddObserver<TObserver, TOptions>(string name, params ObservableDescription[] observables)
        where TObserver : class, IObserver
        where TOptions : class
    {
        RequireNames(observables.Select(observable => observable.Name), $"an observable of {name}");
        if (observables.FirstOrDefault(observable => observable.Rank < 0) is { } negative)
            throw new RegistrationException($"The observable '{negative.Name}' of {name} has rank {negative.Rank}; a rank is at least 0.");
        return Add(New<TObserver, TOptions>(ComponentKind.Observer, name) with { Observables = [.. observables] });
    }

    public IPluginRegistry AddAnalysis<TAnalysis, TOptions>(string name, params FindingDescription[] findings)
        where TAnalysis : class, IAnalysis
        where TOptions : class
    {
        RequireNames(findings.Select(finding => finding.Name), $"a finding of {name}");
        return Add(New<TAnalysis, TOptions>(ComponentKind.Analysis, name) with { Findings = [.. findings] });
    }

    public IPluginRegistry AddFigureRenderer<TRenderer>(string name)
        where TRenderer : class, IFigureRenderer =>
        Add(New<TRenderer, NoOptions>(ComponentKind.FigureRenderer, name));

    /// <summary>What was registered. Only now are the plugin's services complete, and with them what is left for others to provide.</summary>
    /// <exception cref="RegistrationException">A component asks for what nothing offers.</exception>
    public IReadOnlyList<Component> Complete() =>
        [.. _components.Select(component => component with
        {
            Needs = ConstructorReader.Needs(
                component.Kind, ConstructorReader.Constructor(component.Type), component.OptionsType, Services),
        })];

    private Component New<TComponent, TOptions>(ComponentKind kind, string name)
    {
        ComponentName.Require(name, typeof(TComponent).Name);
        ConstructorInfo constructor = ConstructorReader.Constructor(typeof(TComponent));
        ConstructorReader.RequireOptions(typeof(TOptions), constructor);
        return new Component
        {
            Kind = kind,
            Name = name,
            Type = typeof(TComponent),
            OptionsType = typeof(TOptions),
            Plugin = plugin,
            ResultVersion = typeof(TComponent).GetCustomAttribute<ResultVersionAttribute>()?.Version ?? 1,
        };
    }

    private PluginRegistry Add(Component component)
    {
        if (_components.Exists(other => other.Name == component.Name))
            throw new RegistrationException($"'{component.Name}' is registered twice; names are unique over all components.");
        _components.Add(component);
        return this;
    }

    private static void RequireNames(IEnumerable<string> names, string what)
    {
        HashSet<string> seen = [];
        foreach (string name in names)
        {
            ComponentName.Require(name, what);
            if (!seen.Add(name)) throw new RegistrationException($"'{name}' is given twice as {what}.");
        }

        if (seen.Count == 0) throw new RegistrationException($"There is not one name given as {what}, so nothing could come of it.");
    }
}
