using ScalingLab.Host.Experiments.Analyses;
using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Blocks;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Yaml;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Figures;

/// <summary>Reads <c>figures:</c>.</summary>
internal sealed class FigureReader(TemplateCompiler compiler, FamilySources sources)
{
    private const int MaximumColumns = 12;
    private const int MostDefaultColumns = 3;

    private static readonly string[] FigureKeys = ["title", "names", "columns", "panels", "x", "y", "series"];
    private static readonly string[] PanelKeys = ["title", "x", "y", "series"];

    private readonly AxisReader _axes = new(compiler);
    private readonly GuideReader _guides = new(compiler);
    private readonly SeriesReader _series = new(compiler, sources);

    private DiagnosticBag Diagnostics => compiler.Diagnostics;

    public IReadOnlyList<FigureSpecification> Read(YamlNode? section)
    {
        if (section is null or { IsNull: true }) return [];
        if (section is not MappingNode mapping)
        {
            Diagnostics.Add(section, $"expected named figures, found {section.Kind}.", "Write 'name: { x: ..., y: ..., series: [...] }' below it.");
            return [];
        }

        List<FigureSpecification> figures = [];
        foreach (MappingEntry entry in mapping.Entries)
        {
            EntryNames.Check(entry, mapping, "a figure", Diagnostics);
            if (Read(entry) is { } figure) figures.Add(figure);
        }

        return figures;
    }

    private FigureSpecification? Read(MappingEntry entry)
    {
        if (Section.Of(entry.Value, Diagnostics, FigureKeys) is not { } figure) return null;
        string title = Title(figure);
        var names = Names(figure);
        if (figure["panels"] is not { } panels)
        {
            if (figure["columns"] is { } needless) Diagnostics.Add(needless, "'columns:' arranges panels, and there are none.", "Remove it, or write 'panels: [...]'.");
            return Panel(figure, figure, entry) is { } only ? new FigureSpecification { Name = entry.Key, Title = title, Names = names, Panels = [only with { Title = "" }] } : null;
        }

        if (figure["series"] is { } series) Diagnostics.Add(series, "a figure has 'panels:' or 'series:', not both.", "Move the series into a panel.");
        if (panels is not SequenceNode { Items.Count: > 0 } list)
        {
            Diagnostics.Add(panels, $"expected a list of panels, found {(panels is SequenceNode ? "an empty one" : panels.Kind)}.", "Write '- { x: ..., y: ..., series: [...] }'.");
            return null;
        }

        List<PanelSpecification> read = [];
        foreach (YamlNode item in list.Items)
        {
            if (Section.Of(item, Diagnostics, PanelKeys) is { } panel && Panel(panel, figure, entry) is { } specification) read.Add(specification);
        }

        return new FigureSpecification { Name = entry.Key, Title = title, Names = names, Columns = Columns(figure, list.Items.Count), Panels = read };
    }

    private int Columns(Section figure, int panels)
    {
        if (figure["columns"] is not { } node || !compiler.TryConstant(node, new NumberShape(typeof(int), IsWhole: true), out int columns)) return Math.Min(panels, MostDefaultColumns);
        if (columns is >= 1 and <= MaximumColumns) return columns;
        Diagnostics.Add(node, $"{columns} columns are not possible.", $"Give a number from 1 to {MaximumColumns}.");
        return 1;
    }

    private Dictionary<string, string> Names(Section figure)
    {
        Dictionary<string, string> names = [];
        if (figure["names"] is not { } node) return names;
        if (node is not MappingNode mapping)
        {
            Diagnostics.Add(node, $"expected the labels of swept names, found {node.Kind}.", "Write 'names: { units: K }'.");
            return names;
        }

        foreach (MappingEntry entry in mapping.Entries)
        {
            if (!compiler.Names.SweptNames.Contains(entry.Key))
            {
                Diagnostics.Add(
                    entry.KeySpan, mapping.PathOf(ScalarNode.Shorten(entry.Key)), $"'{ScalarNode.Shorten(entry.Key)}' is not a swept name.",
                    compiler.Names.SweptNames.Count == 0 ? "Nothing is swept: remove 'names:'." : DidYouMean.SentenceOrList(entry.Key, [.. compiler.Names.SweptNames], "Possible are"));
            }
            else if (compiler.TryConstant(entry.Value, new TextShape(), out string label))
            {
                names[entry.Key] = label;
            }
        }

        return names;
    }

    private string Title(Section section) => section["title"] is { } node && compiler.TryConstant(node, new TextShape(), out string title) ? title : "";

    private PanelSpecification? Panel(Section panel, Section figure, MappingEntry entry)
    {
        if (panel["series"] is not { } node)
        {
            Diagnostics.Add(panel.Node == entry.Value ? entry.KeySpan : panel.Node.Span, panel.Node.Path, "'series:' is missing.", "Write 'series: [ { of: block, observable: test-loss } ]'.");
            return null;
        }

        if (node is not SequenceNode { Items.Count: > 0 } list)
        {
            Diagnostics.Add(node, $"expected a list of series, found {(node is SequenceNode ? "an empty one" : node.Kind)}.", "Write '- { of: block, observable: test-loss }'.");
            return null;
        }

        var drawn = list.Items.Where(item => !IsGuide(item)).Select(_series.Read).ToList();
        Axis? x = _axes.Read(panel["x"] ?? figure["x"], drawn.OfType<(SeriesSpecification, string X)>().FirstOrDefault().X ?? "");
        Axis? y = _axes.Read(panel["y"] ?? figure["y"], drawn.OfType<(SeriesSpecification Series, string)>().FirstOrDefault().Series?.Y ?? "");
        List<Guide?> guides = [.. list.Items.Where(IsGuide).Select(item => _guides.Read(item, x, y))];
        if (x is null || y is null || drawn.Contains(null) || guides.Contains(null)) return null;
        return new PanelSpecification
        {
            Title = Title(panel),
            X = x,
            Y = y,
            Series = [.. drawn.Select(series => series!.Value.Series)],
            Guides = [.. guides.OfType<Guide>()],
        };
    }

    private static bool IsGuide(YamlNode node) => node is MappingNode mapping && mapping.Find(GuideReader.Key) is not null;
}
