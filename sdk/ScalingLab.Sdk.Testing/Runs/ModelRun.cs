using Microsoft.Extensions.DependencyInjection;
using ScalingLab.Sdk.Testing.Registration;

namespace ScalingLab.Sdk.Testing.Runs;

/// <summary>A model that was created as the host does it, with its data generator and the plugin's own observers that fit it.</summary>
internal sealed class ModelRun : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly CapabilityReader _reader;
    private readonly ModelCase _case;
    private readonly (RegisteredComponent Component, IObserver Observer)[] _observers;

    public ModelRun(PluginRegistration registration, RegisteredComponent model, RegisteredComponent? data, ModelCase modelCase, object options, object? dataOptions, RandomStreams streams)
    {
        _case = modelCase;
        ServiceCollection offer = new();
        foreach (var service in registration.Services) ((ICollection<ServiceDescriptor>)offer).Add(service);
        offer.AddSingleton(streams);
        if (modelCase.CreateData is { } create) Data = create(streams);
        else if (data is not null) Data = Create<IDataGenerator>(offer, data, dataOptions!);
        if (Data is { } generator) Offer(offer, generator);
        Model = Create<IModel>(offer, model, options);
        _reader = new CapabilityReader(model.Type);
        Offer(offer, Model);
        offer.AddSingleton(Model);
        _services = offer.BuildServiceProvider();
        _observers = [.. registration.Components
            .Where(component => component.Kind == ComponentKind.Observer && Fits(component))
            .Select(component => (component, (IObserver)ActivatorUtilities.CreateInstance(_services, component.Type, Given(component.Type, Activator.CreateInstance(component.Options)!))))];
    }

    public IModel Model { get; }

    public IDataGenerator? Data { get; }

    public bool OffersNothing => _reader.IsEmpty(Model) && _observers.Length == 0 && _case.Observe is null;

    /// <summary>Advances as the host does: not at all when the clock is already there.</summary>
    public void Advance(double until, CancellationToken cancel = default)
    {
        if (until > Model.Time) Model.Advance(until, cancel);
    }

    public Reading Read()
    {
        Dictionary<string, double> values = [];
        Dictionary<string, RunFailedException> missing = [];
        _reader.Read(Model, values, missing);
        foreach (var (component, observer) in _observers) observer.Observe(new ObservationTable(component.Name, component.Observables, Model.Time, values));
        foreach (var (name, value) in _case.Observe?.Invoke(Model) ?? []) values.Add(name, value);
        return new Reading(Model.Time, values, missing);
    }

    public void Dispose()
    {
        (Model as IDisposable)?.Dispose();
        (Data as IDisposable)?.Dispose();
        _services.Dispose();
    }

    private static TComponent Create<TComponent>(IServiceCollection offer, RegisteredComponent component, object options)
    {
        using var provider = offer.BuildServiceProvider();
        return (TComponent)ActivatorUtilities.CreateInstance(provider, component.Type, Given(component.Type, options));
    }

    private static void Offer(ServiceCollection offer, object component)
    {
        foreach (Type face in component.GetType().GetInterfaces()) offer.AddSingleton(face, component);
    }

    /// <summary>The options where the constructor takes them; ActivatorUtilities refuses what no parameter takes.</summary>
    private static object[] Given(Type component, object options) =>
        component.GetConstructors()[0].GetParameters().Any(parameter => parameter.ParameterType == options.GetType()) ? [options] : [];

    private bool Fits(RegisteredComponent observer) => observer.Type.GetConstructors()[0].GetParameters()
        .All(parameter => parameter.HasDefaultValue || parameter.ParameterType == observer.Options || _services.GetService(parameter.ParameterType) is not null);
}
