using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Loader;
using ScalingLab.Host.Experiments;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Execution;

/// <summary>
/// Names what the bits of a run depend on beside its key: the builds of the program, of the plugins and of what they reference, the runtime and, unless every
/// component promises that it does not matter, the width of the vectors. A checkpoint is used by the same only.
/// </summary>
internal static class RunFingerprint
{
    public static string Of(Block block)
    {
        Assembly[] assemblies = [typeof(RunFingerprint).Assembly, .. block.Components.Select(component => component.Type.Assembly).Distinct()];
        string builds = string.Join('+', assemblies.SelectMany(WithReferences).Distinct().Select(Build).Distinct().Order(StringComparer.Ordinal));
        string vectors = block.Components.All(component => component.Type.IsDefined(typeof(VectorWidthIndependentAttribute))) ? "any vectors" : VectorWidth;
        return $"{builds}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}, {vectors}";
    }

    /// <summary>The widest vectors that code can use here.</summary>
    public static string VectorWidth =>
        Vector512.IsHardwareAccelerated ? "512-bit vectors" : Vector256.IsHardwareAccelerated ? "256-bit vectors"
        : Vector128.IsHardwareAccelerated ? "128-bit vectors" : "scalar";

    /// <summary>The assemblies of the runtime and of what is installed with it (the server's), which the runtime's version stands for.</summary>
    private static readonly Lazy<HashSet<string>> Framework = new(() =>
        ((AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string)?.Split(Path.PathSeparator) ?? [])
        .Where(path => Path.GetDirectoryName(path) != Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))
        .Select(path => Path.GetFileNameWithoutExtension(path)!)
        .ToHashSet(StringComparer.Ordinal));

    private static string Build(Assembly assembly) => $"{assembly.GetName().Name} {assembly.ManifestModule.ModuleVersionId:N}"[..^20];

    /// <summary>An assembly and what it references outside the framework, which the runtime stands for.</summary>
    private static IEnumerable<Assembly> WithReferences(Assembly assembly)
    {
        yield return assembly;
        var context = AssemblyLoadContext.GetLoadContext(assembly) ?? AssemblyLoadContext.Default;
        foreach (var reference in assembly.GetReferencedAssemblies())
        {
            if (Framework.Value.Contains(reference.Name!)) continue;
            if (Load(context, reference) is { } loaded) yield return loaded;
        }
    }

    /// <summary>A reference that is not there matters to whoever uses it, not here.</summary>
    private static Assembly? Load(AssemblyLoadContext context, AssemblyName name)
    {
        try
        {
            return context.LoadFromAssemblyName(name);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            return null;
        }
    }
}
