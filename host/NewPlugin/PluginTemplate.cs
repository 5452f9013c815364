using System.Reflection;
using System.Text.Json;
using ScalingLab.Host.Plugins;

namespace ScalingLab.Host.NewPlugin;

/// <summary>The project that <c>slab new plugin</c> writes: the files under <c>Templates/Plugin</c> with the names put in.</summary>
internal sealed class PluginTemplate
{
    private const string Root = "templates/plugin/";
    private const string Suffix = ".template";

    private readonly string _name;

    /// <param name="name">The plugin's name, a C# identifier such as NoisyPerceptron.</param>
    public PluginTemplate(string name)
    {
        _name = name;
        ComponentName = JsonNamingPolicy.KebabCaseLower.ConvertName(name);
    }

    /// <summary>The name of the model in experiment files: <c>noisy-perceptron</c>.</summary>
    public string ComponentName { get; }

    /// <summary>The files, relative to the folder of the project, with their texts.</summary>
    public IEnumerable<(string Path, string Text)> Files()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Root, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(resource)!);
            yield return (Fill(resource[Root.Length..^Suffix.Length]), Fill(reader.ReadToEnd()));
        }
    }

    private string Fill(string text) => text
        .Replace("__Name__", _name, StringComparison.Ordinal)
        .Replace("__name__", ComponentName, StringComparison.Ordinal)
        .Replace("__SdkVersion__", HostAssemblies.SdkVersion.ToString(3), StringComparison.Ordinal);
}
