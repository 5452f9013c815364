using Microsoft.Extensions.DependencyInjection;

namespace ScalingLab.Sdk.Testing.Registration;

/// <summary>Takes down what a plugin registers.</summary>
internal sealed class PluginRegistration : IPluginRegistry
{
    private readonly List<RegisteredComponent> _components = [];

    private PluginRegistration()
    {
    }

    public IReadOnlyList<RegisteredComponent> Components => _components;

    public IServiceCollection Services { get; } = new ServiceCollection();

    public static PluginRegistration Of(IPlugin plugin)
    {
        PluginRegistration registration = new();
        plugin.Register(registration);
        return registration;
    }

    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public RegisteredComponent Find(ComponentKind kind, string name) =>
        _components.Find(component => component.Kind == kind && component.Name == name) ?? throw new ArgumentException(
            $"The plugin registers no {(kind == ComponentKind.Model ? "model" : "data generator")} '{name}'; it registers "
            + $"{string.Join(", ", _components.Where(component => component.Kind == kind).Select(component => component.Name).DefaultIfEmpty("none"))}.");

    public IPluginRegistry AddModel<TModel, TOptions>(string name, string clock)
        where TModel : class, IModel
        where TOptions : class =>
        Add(new(ComponentKind.Model, name, typeof(TModel), typeof(TOptions)) { Clock = clock });

    public IPluginRegistry AddDataGenerator<TData, TOptions>(string name)
        where TData : class, IDataGenerator
        where TOptions : class =>
        Add(new(ComponentKind.DataGenerator, name, typeof(TData), typeof(TOptions)));

    public IPluginRegistry AddObserver<TObserver, TOptions>(string name, params ObservableDescription[] observables)
        where TObserver : class, IObserver
        where TOptions : class =>
        Add(new(ComponentKind.Observer, name, typeof(TObserver), typeof(TOptions)) { Observables = observables });

    public IPluginRegistry AddAnalysis<TAnalysis, TOptions>(string name, params FindingDescription[] findings)
        where TAnalysis : class, IAnalysis
        where TOptions : class =>
        Add(new(ComponentKind.Analysis, name, typeof(TAnalysis), typeof(TOptions)) { Findings = findings });

    public IPluginRegistry AddFigureRenderer<TRenderer>(string name)
        where TRenderer : class, IFigureRenderer =>
        Add(new(ComponentKind.FigureRenderer, name, typeof(TRenderer), typeof(NoOptions)));

    private PluginRegistration Add(RegisteredComponent component)
    {
        _components.Add(component);
        return this;
    }
}
