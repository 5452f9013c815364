using System.Reflection;
using System.Runtime.Loader;
using ScalingLab.Host.Components;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Plugins;

/// <summary>Inspects a loaded plugin assembly.</summary>
internal static class PluginAssembly
{
    /// <summary>
    /// Loads what the plugin references directly, so that a missing file is told now and not in the middle of a run. What those reference in
    /// turn is left alone: libraries may have optional dependencies.
    /// </summary>
    /// <exception cref="AggregateException">Some could not be loaded.</exception>
    public static void LoadReferences(Assembly assembly, IEnumerable<AssemblyName> references)
    {
        AssemblyLoadContext context = AssemblyLoadContext.GetLoadContext(assembly) ?? AssemblyLoadContext.Default;
        List<Exception> failures = [];
        foreach (AssemblyName reference in references)
        {
            if (HostAssemblies.FindShared(reference.Name) is not null || IsPresentInFramework(reference)) continue;
            try
            {
                context.LoadFromAssemblyName(reference);
            }
            catch (Exception e) when (e is IOException or BadImageFormatException)
            {
                failures.Add(e);
            }
        }

        if (failures.Count > 0) throw new AggregateException(failures);
    }

    /// <summary>The one public class that implements <see cref="IPlugin"/>.</summary>
    /// <exception cref="ReflectionTypeLoadException">Some type cannot be loaded.</exception>
    /// <exception cref="RegistrationException">There is none, or several, or it has no parameterless constructor.</exception>
    public static ConstructorInfo PluginConstructor(Assembly assembly)
    {
        Type[] all = [.. assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IPlugin)))];
        Type[] plugins = [.. all.Where(type => type.IsVisible)];
        if (plugins.Length > 1)
        {
            throw new RegistrationException(
                $"It has {plugins.Length} public classes that implement IPlugin: {string.Join(", ", plugins.Select(type => type.FullName))}. Keep one.");
        }

        if (plugins.Length == 0)
        {
            throw new RegistrationException(all.Length == 0
                ? "No public class in it implements IPlugin; add one that registers the components."
                : $"{all[0].FullName} implements IPlugin, but is not public.");
        }

        return plugins[0].GetConstructor(Type.EmptyTypes)
            ?? throw new RegistrationException($"{plugins[0].FullName} has no public parameterless constructor.");
    }

    private static bool IsPresentInFramework(AssemblyName reference) =>
        HostAssemblies.IsFramework(reference.Name!) && (reference.Version?.Major ?? 0) <= Environment.Version.Major;
}
