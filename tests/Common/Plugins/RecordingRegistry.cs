using Microsoft.Extensions.DependencyInjection;
using ScalingLab.Sdk;

namespace ScalingLab.Testing;

/// <summary>Writes down what a plugin registers: kind, name, component, options, then the clock or what it records or finds.</summary>
internal sealed class RecordingRegistry : IPluginRegistry
{
    private readonly List<string> _entries = [];

    private RecordingRegistry()
    {
    }

    public IServiceCollection Services { get; } = new ServiceCollection();

    public static IReadOnlyList<string> EntriesOf(IPlugin plugin)
    {
        RecordingRegistry registry = new();
        plugin.Register(registry);
        return registry._entries;
    }

    public IPluginRegistry AddModel<TModel, TOptions>(string name, string clock)
        where TModel : class, IModel
        where TOptions : class => Add($"model {name} {typeof(TModel).Name} {typeof(TOptions).Name} {clock}");

    public IPluginRegistry AddDataGenerator<TData, TOptions>(string name)
        where TData : class, IDataGenerator
        where TOptions : class => Add($"data {name} {typeof(TData).Name} {typeof(TOptions).Name}");

    public IPluginRegistry AddObserver<TObserver, TOptions>(string name, params ObservableDescription[] observables)
        where TObserver : class, IObserver
        where TOptions : class
    {
        Assert.All(observables, observable => Assert.EndsWith(".", observable.Description, StringComparison.Ordinal));
        return Add($"observer {name} {typeof(TObserver).Name} {typeof(TOptions).Name}: {string.Join(' ', observables.Select(observable => $"{observable.Name}/{observable.Rank}"))}");
    }

    public IPluginRegistry AddAnalysis<TAnalysis, TOptions>(string name, params FindingDescription[] findings)
        where TAnalysis : class, IAnalysis
        where TOptions : class => Add($"analysis {name} {typeof(TAnalysis).Name} {typeof(TOptions).Name}: {string.Join(' ', findings.Select(finding => finding.Name))}");

    public IPluginRegistry AddFigureRenderer<TRenderer>(string name)
        where TRenderer : class, IFigureRenderer => Add($"renderer {name} {typeof(TRenderer).Name}");

    private RecordingRegistry Add(string entry)
    {
        _entries.Add(entry);
        return this;
    }
}
