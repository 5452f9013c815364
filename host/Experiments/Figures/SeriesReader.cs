using ScalingLab.Host.Experiments.Analyses;
using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Yaml;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Figures;

/// <summary>Reads an entry of <c>series:</c> that draws curves of a block or findings of an analysis.</summary>
internal sealed class SeriesReader(TemplateCompiler compiler, FamilySources sources)
{
    private static readonly string[] Keys = [.. FamilyReader.Keys, "curve", "by", "style", "band", "bars", "label", "when"];

    private readonly FamilyReader _families = new(compiler, sources);
    private readonly PointFunctions _functions = new(compiler);

    private DiagnosticBag Diagnostics => compiler.Diagnostics;

    /// <summary>The series and the name of its abscissa; null after reporting problems.</summary>
    public (SeriesSpecification Series, string X)? Read(YamlNode node)
    {
        if (Section.Of(node, Diagnostics, Keys, key => key == GuideReader.Key) is not { } section) return null;
        if (_families.Read(section.Node, drawsFits: true) is not { } family) return null;
        SeriesStyle style = family.Source.IsBlock || family.Y is null ? SeriesStyle.Line : SeriesStyle.LineMarkers;
        string label = "", by = "", carrier = "";
        bool valid = Optional(section, "style", new ChoiceShape(typeof(SeriesStyle)), ref style)
            & Optional(section, "label", new TextShape(), ref label)
            & Optional(section, "by", new TextShape(), ref by)
            & Optional(section, "curve", new TextShape(), ref carrier);
        valid &= IsGrouping(section, family, by) & IsCarrier(section, family, carrier);
        var when = _functions.When(section["when"], family.Source);
        if (Interval(section, family) is not { } interval || when is null || !valid) return null;
        var series = new SeriesSpecification
        {
            Of = family.Source.Name,
            X = family.X,
            Y = family.Y,
            Carrier = carrier.Length == 0 ? null : carrier,
            By = by.Length == 0 ? null : by,
            Style = style,
            Interval = interval,
            Label = label,
            When = when,
        };
        return (series, family.X ?? family.Source.Clock ?? "");
    }

    private bool IsGrouping(Section section, Family family, string by)
    {
        if (by.Length == 0 || family.SweptNames.Contains(by)) return true;
        Diagnostics.Add(
            section["by"]!,
            by == family.X ? $"'{by}' is the abscissa already." : $"'{ScalarNode.Shorten(by)}' is not a swept name of '{family.Source.Name}'.",
            family.SweptNames.Count == 0 ? "There is nothing to colour by: remove 'by:'." : DidYouMean.SentenceOrList(by, [.. family.SweptNames], "Possible are"));
        return false;
    }

    private bool IsCarrier(Section section, Family family, string carrier)
    {
        if (carrier.Length == 0) return true;
        string[] findings = [.. family.Source.Findings.Select(finding => finding.Name)];
        if (family.Source.IsBlock || family.Y is not null)
            Diagnostics.Add(section["curve"]!, "only curves that the findings of an analysis carry are chosen by 'curve:'.", "Remove it, or remove 'x:' and 'y:'.");
        else if (!findings.Contains(carrier))
            Diagnostics.Add(section["curve"]!, $"'{family.Source.Name}' has no finding '{ScalarNode.Shorten(carrier)}'.", DidYouMean.SentenceOrList(carrier, findings, "It finds"));
        else
            return true;
        return false;
    }

    private IntervalStyle? Interval(Section section, Family family)
    {
        YamlNode? band = section["band"], bars = section["bars"];
        if (band is null && bars is null) return IntervalStyle.None;
        if (band is not null && bars is not null)
        {
            Diagnostics.Add(bars, "'band:' and 'bars:' show the same interval.", "Give one of them.");
            return null;
        }

        YamlNode node = (band ?? bars)!;
        if (!compiler.TryConstant(node, new ChoiceShape(typeof(IntervalKind)), out IntervalKind kind)) return null;
        IntervalKind possible = family.Source.IsBlock ? IntervalKind.StandardError : IntervalKind.Interval;
        if (kind == possible) return band is not null ? IntervalStyle.Band : IntervalStyle.Bars;
        Diagnostics.Add(
            node,
            family.Source.IsBlock ? $"'{family.Source.Name}' is a block and has no intervals of findings." : $"'{family.Source.Name}' is an analysis and has no standard error over replicas.",
            family.Source.IsBlock ? "Write 'standard-error'." : "Write 'interval'.");
        return null;
    }

    private bool Optional<T>(Section section, string key, ValueShape shape, ref T value)
    {
        if (section[key] is not { } node) return true;
        if (!compiler.TryConstant(node, shape, out T given)) return false;
        value = given;
        return true;
    }
}
