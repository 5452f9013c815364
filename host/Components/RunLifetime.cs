using Microsoft.Extensions.DependencyInjection;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Components;

/// <summary>What must be disposed after a run: the components, the last created first, and then the scopes of the plugins' services.</summary>
internal sealed class RunLifetime(RandomStreams streams) : IDisposable
{
    private readonly List<IDisposable> _components = [];
    private readonly List<(PluginOrigin Plugin, IServiceScope? Scope)> _scopes = [];

    /// <summary>The services of a plugin in this run, one scope for all of its components; <see langword="null"/> when it has none.</summary>
    public IServiceProvider? Services(PluginOrigin plugin)
    {
        foreach ((PluginOrigin known, IServiceScope? opened) in _scopes)
        {
            if (ReferenceEquals(known, plugin)) return opened?.ServiceProvider;
        }

        IServiceScope? scope = PluginServices.BeginScope(plugin, streams);
        _scopes.Add((plugin, scope));
        return scope?.ServiceProvider;
    }

    public TComponent Own<TComponent>(TComponent component)
    {
        if (component is IDisposable disposable) _components.Add(disposable);
        return component;
    }

    public void Dispose()
    {
        IDisposable[] all = [.. _components.AsEnumerable().Reverse(), .. _scopes.Select(entry => entry.Scope).OfType<IDisposable>()];
        _components.Clear();
        _scopes.Clear();
        List<Exception> failures = [];
        foreach (IDisposable disposable in all)
        {
            try
            {
                disposable.Dispose();
            }
            catch (Exception e)
            {
                // The others still have to be released.
                failures.Add(e);
            }
        }

        if (failures.Count > 0) throw new AggregateException("Disposing the components of a run failed.", failures);
    }
}
