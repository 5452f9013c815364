using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Components;

/// <summary>
/// The service providers behind the plugins' own services. One provider per plugin and process, so that a singleton is one; a scope of it per
/// run. A scoped service may ask for the <see cref="RandomStreams"/> of the run.
/// </summary>
internal static class PluginServices
{
    private static readonly ConditionalWeakTable<IServiceCollection, ServiceProvider> Providers = [];

    /// <summary>Builds the provider, so that a service that can never be created is reported with the plugin and not by each run.</summary>
    /// <exception cref="AggregateException">Some services cannot be created.</exception>
    public static void Check(PluginOrigin plugin)
    {
        if (plugin.Services.Count > 0) Provider(plugin);
    }

    /// <summary>A scope for one run; <see langword="null"/> when the plugin has no services.</summary>
    public static IServiceScope? BeginScope(PluginOrigin plugin, RandomStreams? streams)
    {
        if (plugin.Services.Count == 0) return null;
        IServiceScope scope = Provider(plugin).CreateScope();
        scope.ServiceProvider.GetRequiredService<Randomness>().Streams = streams;
        return scope;
    }

    private static ServiceProvider Provider(PluginOrigin plugin) => Providers.GetValue(plugin.Services, Build);

    private static ServiceProvider Build(IServiceCollection services)
    {
        ServiceCollection all = [];
        foreach (ServiceDescriptor service in services) ((ICollection<ServiceDescriptor>)all).Add(service);
        all.AddScoped<Randomness>();
        all.AddScoped(scope => scope.GetRequiredService<Randomness>().Streams
            ?? throw new InvalidOperationException("There are no RandomStreams outside a run."));

        // A singleton that holds the streams of one run would make results depend on the order of execution.
        return all.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    private sealed class Randomness
    {
        public RandomStreams? Streams { get; set; }
    }
}
