using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments.Analyses;
using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Blocks;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Figures;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Parameters;
using ScalingLab.Host.Experiments.Sweeps;
using ScalingLab.Host.Experiments.Yaml;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments;

/// <summary>Puts an experiment together from the sections of its file, in the order in which they depend on each other.</summary>
internal sealed class ExperimentAssembly(
    string path, string text, IReadOnlyList<string> overrides, ComponentCatalog catalog, DiagnosticBag diagnostics)
{
    /// <summary>Most runs of an experiment.</summary>
    public const int MaximumRuns = 250_000;

    /// <summary>Most points of all blocks together.</summary>
    private const int MaximumBlockPoints = 250_000;

    /// <summary>Most observations of all runs together.</summary>
    private const long MaximumObservations = 30_000_000;

    /// <summary>Top-level keys that start so are ignored; they are for anchors.</summary>
    public const string ExtensionPrefix = "x-";

    public static readonly IReadOnlyList<string> Keys = ["experiment", "title", "source", "parameters", "sweep", "runs", "analyses", "figures", "seed"];

    /// <summary>The experiment; its problems are in the bag.</summary>
    public Experiment? Build(MappingNode root)
    {
        if (Section.Of(root, diagnostics, Keys, key => key.StartsWith(ExtensionPrefix, StringComparison.Ordinal)) is not { } file) return null;
        IReadOnlyList<Parameter> parameters = ParameterReader.Declare(file["parameters"], diagnostics);
        var names = new NameTable(SweepReader.Declare(file["sweep"], diagnostics), parameters);
        ParameterReader.Resolve(parameters, names, diagnostics);
        IReadOnlyList<ParameterPoint>? points = new SweepReader(names, diagnostics).Read(file["sweep"]);
        var compiler = new TemplateCompiler(names, diagnostics);
        string id = Id(file, compiler);
        string title = Text(file, "title", compiler), source = Text(file, "source", compiler);
        ulong seed = 0;
        if (file["seed"] is { } seedNode) compiler.TryConstant(seedNode, new NumberShape(typeof(ulong), IsWhole: true), out seed);

        var sources = new FamilySources();
        List<Block> blocks = Blocks(file, root, compiler, points, sources, out bool perPoint);
        IReadOnlyList<AnalysisSpecification> analyses = new AnalysisReader(compiler, catalog, sources).Read(file["analyses"]);
        IReadOnlyList<FigureSpecification> figures = new FigureReader(compiler, sources).Read(file["figures"]);
        CheckUse(file["sweep"], names, perPoint);
        CheckOverrides(names, points);
        return new Experiment
        {
            Id = id,
            Title = title,
            Source = source,
            FilePath = path,
            Text = text,
            Overrides = overrides,
            Seed = seed,
            Parameters = [.. parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Node.Text))],
            SweptNames = names.SweptNames,
            Points = points ?? [],
            Blocks = blocks,
            Analyses = analyses,
            Figures = figures,
        };
    }

    private string Id(Section file, TemplateCompiler compiler)
    {
        if (file["experiment"] is not { } node)
        {
            diagnostics.Add(file.Node, "'experiment:' is missing.", "It names the folder of the results: 'experiment: plateau-length'.");
            return "";
        }

        if (!compiler.TryConstant(node, new TextShape(), out string id) || EntryNames.IsValid(id)) return id ?? "";
        diagnostics.Add(node, $"'{ScalarNode.Shorten(id)}' cannot be the name of an experiment, which is also a folder.", EntryNames.Remedy(id));
        return id;
    }

    private static string Text(Section file, string key, TemplateCompiler compiler) =>
        file[key] is { } node && compiler.TryConstant(node, new TextShape(), out string value) ? value : "";

    private List<Block> Blocks(
        Section file, YamlNode root, TemplateCompiler compiler, IReadOnlyList<ParameterPoint>? points, FamilySources sources, out bool perPoint)
    {
        if (file["runs"] is MappingNode runs)
        {
            foreach (MappingEntry entry in runs.Entries) sources.Declare(entry.Key);
        }

        List<Block> blocks = [];
        perPoint = false;
        bool tooMany = (points?.Count ?? 0) * (long)((file["runs"] as MappingNode)?.Entries.Count ?? 0) > MaximumBlockPoints;
        if (tooMany)
            diagnostics.Add(file["runs"]!, $"the blocks have more than {MaximumBlockPoints} points together.", "Use fewer points, or split the experiment into several files.");
        foreach (BlockTemplate template in new BlockReader(compiler, catalog).Read(file["runs"], root))
        {
            perPoint |= template.Streams is not null and not ConstantTemplate { Value: StreamSharing.Shared };
            Block? block = template.PointsAreKnown && points is not null && !tooMany ? BlockExpansion.Expand(template, compiler.Names, points, diagnostics) : null;
            if (block is not null) blocks.Add(block);
            sources.Add(new FamilySource
            {
                Name = template.Name,
                Clock = template.Model.Component.Clock,
                IsOpen = !template.ObservablesAreKnown,
                Observables = [.. template.Observers.SelectMany(observer => observer.Component.Observables)],
                SweptNames = compiler.Names.SweptNames,
                Points = block is null ? null : [.. block.Points.Select(point => point.Point)],
                Root = block,
            });
        }

        long count = blocks.Sum(block => block.Points.Sum(point => (long)point.Replicas));
        if (count > MaximumRuns) diagnostics.Add(file["runs"]!, $"the experiment has {count} runs; at most {MaximumRuns} are possible.", "Use fewer points or replicas.");
        else CheckObservations(blocks, file["runs"]!);
        return blocks;
    }

    private void CheckObservations(List<Block> blocks, YamlNode runs)
    {
        long observations = blocks.Sum(block => block.Points.Sum(point => (long)point.Replicas * point.Times.Count));
        if (observations > MaximumObservations)
            diagnostics.Add(runs, $"the runs have {observations} observations together; at most {MaximumObservations} are possible.", "Observe less often ('at:'), or use fewer points or replicas.");
    }

    /// <summary>A parameter set on the command line would have no effect where every point of the sweep gives it another value.</summary>
    private void CheckOverrides(NameTable names, IReadOnlyList<ParameterPoint>? points)
    {
        foreach (string name in names.SweptNames)
        {
            if (names.ParameterAt(names.SlotOf(name)) is not { Node: { Span.Source.IsOverride: true } node } || points?.All(point => point.TryGet(name, out _)) != true) continue;
            diagnostics.Add(node, $"'{name}' is swept, so that the value of the parameter is not used.", $"Write --set sweep.{name}=[...] to sweep other values.");
        }
    }

    private void CheckUse(YamlNode? sweep, NameTable names, bool perPoint)
    {
        // A name in an expression that could not be read is not noted as used.
        if (sweep is null || perPoint || diagnostics.Count > 0) return;
        foreach (string name in names.SweptNames.Where(name => !names.IsUsed(name)))
        {
            MappingEntry? entry = SweepReader.Find(sweep, name);
            diagnostics.Add(
                entry?.KeySpan ?? sweep.Span,
                entry?.Value.Path ?? sweep.Path,
                $"nothing uses the swept name '{name}', so its points would all be the same.",
                $"Refer to it as \"${{{name}}}\" under 'runs:', or sweep another name.");
        }
    }
}
