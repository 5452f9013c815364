using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using ScalingLab.Host.Components;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Plugins;

/// <summary>What an assembly file says of itself without being loaded.</summary>
internal sealed record PluginMetadata
{
    public required PluginFileKind Kind { get; init; }

    /// <summary>Informational version, or the assembly's version where there is none; empty when it is no assembly.</summary>
    public string Version { get; init; } = "";

    public IReadOnlyList<AssemblyName> References { get; init; } = [];

    /// <summary>The SDK it was built against; <see langword="null"/> when it does not reference it.</summary>
    public Version? SdkVersion { get; init; }

    /// <summary>Whether a class in it implements <see cref="IPlugin"/> directly.</summary>
    public bool HasPluginClass { get; init; }

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static PluginMetadata Read(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        using PEReader image = new(file);
        try
        {
            if (!image.HasMetadata) return new() { Kind = PluginFileKind.Native };
            MetadataReader reader = image.GetMetadataReader();
            return reader.IsAssembly ? Read(reader) : new() { Kind = PluginFileKind.NotAnAssembly };
        }
        catch (BadImageFormatException)
        {
            return new() { Kind = PluginFileKind.NotAnAssembly };
        }
    }

    /// <summary>The kebab-case texts in the code of an assembly, as <see cref="PluginStatus.Mentions"/> keeps them; none of a damaged one.</summary>
    public static IReadOnlySet<string> ReadNames(string path)
    {
        try
        {
            using PEReader image = new(File.OpenRead(path));
            return Texts(image.GetMetadataReader()).Where(ComponentName.IsKebabCase).ToHashSet();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            return new HashSet<string>();
        }
    }

    // Loops, since LINQ over the structs of the reader is not precompiled and would slow every start by several milliseconds.
    private static PluginMetadata Read(MetadataReader reader)
    {
        List<AssemblyName> references = [];
        foreach (AssemblyReferenceHandle handle in reader.AssemblyReferences) references.Add(reader.GetAssemblyReference(handle).GetAssemblyName());
        var hasPluginClass = false;
        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions) hasPluginClass |= ImplementsPlugin(reader, handle);
        return new()
        {
            Kind = PluginFileKind.Assembly,
            Version = InformationalVersion(reader) ?? reader.GetAssemblyDefinition().Version.ToString(),
            References = references,
            SdkVersion = references.Find(reference => reference.Name == HostAssemblies.SdkName)?.Version,
            HasPluginClass = hasPluginClass,
        };
    }

    private static bool ImplementsPlugin(MetadataReader reader, TypeDefinitionHandle handle)
    {
        foreach (InterfaceImplementationHandle implementation in reader.GetTypeDefinition(handle).GetInterfaceImplementations())
        {
            EntityHandle face = reader.GetInterfaceImplementation(implementation).Interface;
            if (face.Kind != HandleKind.TypeReference) continue;
            TypeReference type = reader.GetTypeReference((TypeReferenceHandle)face);
            if (reader.StringComparer.Equals(type.Name, nameof(IPlugin)) && reader.StringComparer.Equals(type.Namespace, typeof(IPlugin).Namespace!))
                return true;
        }

        return false;
    }

    private static string? InformationalVersion(MetadataReader reader)
    {
        foreach (CustomAttributeHandle handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            CustomAttribute attribute = reader.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind != HandleKind.MemberReference) continue;
            EntityHandle parent = reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
            if (parent.Kind != HandleKind.TypeReference) continue;
            StringHandle name = reader.GetTypeReference((TypeReferenceHandle)parent).Name;
            if (!reader.StringComparer.Equals(name, nameof(AssemblyInformationalVersionAttribute))) continue;
            BlobReader value = reader.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            return value.ReadSerializedString();
        }

        return null;
    }

    private static IEnumerable<string> Texts(MetadataReader reader)
    {
        for (UserStringHandle handle = reader.GetNextHandle(default(UserStringHandle)); !handle.IsNil; handle = reader.GetNextHandle(handle))
            yield return reader.GetUserString(handle);
    }
}
