using Microsoft.Extensions.DependencyInjection;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Components;

/// <summary>A component that stands alone, an analysis or a figure renderer, with the services of its plugin. Disposing it disposes both.</summary>
/// <typeparam name="TComponent">Its contract.</typeparam>
internal sealed class ComponentScope<TComponent> : IDisposable
    where TComponent : class
{
    private readonly IServiceScope? _services;

    /// <summary>Creates the component. What its constructor throws is passed on as it is.</summary>
    /// <param name="component">What to create.</param>
    /// <param name="options">Its options; <see langword="null"/> for the defaults.</param>
    /// <param name="streams">Randomness for an analysis that resamples.</param>
    public ComponentScope(Component component, object? options = null, RandomStreams? streams = null)
    {
        _services = PluginServices.BeginScope(component.Plugin, streams);
        try
        {
            Instance = (TComponent)new ComponentActivator(component).Create(new()
            {
                Options = options ?? Activator.CreateInstance(component.OptionsType),
                Streams = streams,
                Services = _services?.ServiceProvider,
            });
        }
        catch
        {
            _services?.Dispose();
            throw;
        }
    }

    public TComponent Instance { get; }

    public void Dispose()
    {
        try
        {
            (Instance as IDisposable)?.Dispose();
        }
        finally
        {
            _services?.Dispose();
        }
    }
}
