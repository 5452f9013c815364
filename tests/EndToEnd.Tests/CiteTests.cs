using System.Text.RegularExpressions;
using System.Xml.Linq;
using ScalingLab.Testing;

namespace EndToEnd.Tests;

/// <summary><c>slab cite</c>: the papers behind an experiment.</summary>
public sealed partial class CiteTests : IDisposable
{
    private readonly Slab _slab = new();

    public void Dispose() => _slab.Dispose();

    [Fact]
    public async Task APaperIsPrintedOnceWithWhatCitesIt()
    {
        _slab.Write("e.yaml", SmallExperiment.Text());

        string text = (await _slab.RunAsync(0, "cite", "e.yaml")).Output.ReplaceLineEndings("\n");

        Assert.Contains("% worschech2024 is cited by committee-machine, gaussian-committee, committee-machine.ode\n@misc{worschech2024,\n", text, StringComparison.Ordinal);
        Assert.Contains("@article{saad1995,", text, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(text, "@misc{worschech2024,"));
        Assert.Equal(text.Count(letter => letter == '{'), text.Count(letter => letter == '}'));
    }

    /// <summary>An option that chooses a published form cites its paper.</summary>
    [Fact]
    public async Task AChoiceOfAnOptionCitesItsPaper()
    {
        _slab.Write("e.yaml", SmallExperiment.Text().Replace("use: power-law,", "use: power-law, form: broken,", StringComparison.Ordinal));

        Assert.Contains("caballero2022 is cited by power-law", (await _slab.RunAsync(0, "cite", "e.yaml")).Output, StringComparison.Ordinal);
    }

    /// <summary>
    /// What the documentation of a shipped component says to follow a paper (a year or an arXiv number), it also cites. The documentation lies beside the plugins; the
    /// components are those that 'slab describe' knows by the name of their class.
    /// </summary>
    [Fact]
    public void EveryShippedComponentThatStatesAPaperCitesIt()
    {
        List<string> silent = [];
        foreach (string plugin in Directory.GetDirectories(HostOutput.Plugins))
        {
            string name = Path.GetFileName(plugin), documentation = Path.Combine(plugin, name + ".xml");
            if (!File.Exists(documentation)) continue;
            string[] citing = Citing(Path.Combine(plugin, name + ".dll"));
            foreach (var member in XDocument.Load(documentation).Descendants("member"))
            {
                string type = member.Attribute("name")!.Value;
                if (type.StartsWith("T:", StringComparison.Ordinal) && IsComponent(Path.Combine(plugin, name + ".dll"), type[2..])
                    && Paper().IsMatch(member.Element("summary")?.Value ?? "") && !citing.Contains(type[2..]))
                    silent.Add(type[2..]);
            }
        }

        Assert.Empty(silent);
    }

    private static string[] Citing(string assembly) => Inspect(assembly, types => [.. types.Where(type => Attributes(type).Contains("CitesAttribute")).Select(type => type.FullName!)]);

    private static bool IsComponent(string assembly, string type) => Inspect(assembly, types =>
        types.Where(candidate => candidate.FullName == type && !candidate.IsAbstract && Attributes(candidate).Contains("DescriptionAttribute")).Select(candidate => candidate.FullName!).ToArray()).Length > 0;

    private static string[] Attributes(Type type) => [.. type.CustomAttributes.Select(attribute => attribute.AttributeType.Name)];

    /// <summary>Looks at the types without loading the plugin into the tests.</summary>
    private static string[] Inspect(string assembly, Func<Type[], string[]> look)
    {
        string[] paths = [.. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll"), .. Directory.GetFiles(HostOutput.Folder, "*.dll"), .. Directory.GetFiles(Path.GetDirectoryName(assembly)!, "*.dll")];
        var context = new System.Runtime.Loader.AssemblyLoadContext(null, isCollectible: true);
        context.Resolving += (_, wanted) => paths.FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == wanted.Name) is { } path ? context.LoadFromAssemblyPath(path) : null;
        try
        {
            return look(context.LoadFromAssemblyPath(assembly).GetExportedTypes());
        }
        finally
        {
            context.Unload();
        }
    }

    [GeneratedRegex(@"arXiv \d|\b(19|20)\d\d\b")]
    private static partial Regex Paper();
}
