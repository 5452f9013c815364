using ScalingLab.Host.Experiments;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Figures;

/// <summary>Turns an entry under <c>figures:</c> and the data into a figure.</summary>
internal sealed class FigureBuilder(IFamilySource source)
{
    public BuiltFigure Build(FigureSpecification specification)
    {
        SeriesEntry[][] entries = [.. specification.Panels.Select(Entries)];
        var colors = Colors(entries.SelectMany(panel => panel));
        ParameterLabels labels = new(specification.Names);
        var figure = new Figure
        {
            Name = specification.Name,
            Title = specification.Title,
            Columns = specification.Columns,
            Panels = [.. specification.Panels.Zip(entries, (panel, own) => Build(panel, own, colors, labels))],
        };
        var notes = entries.SelectMany(panel => panel).SelectMany(SeriesNotes.Of).Distinct();
        return new BuiltFigure(figure, [.. notes, .. PointNotes.Of(figure)]);
    }

    private SeriesEntry[] Entries(PanelSpecification panel)
    {
        var entries = new SeriesEntry[panel.Series.Count];
        int markers = 0;
        for (int i = 0; i < entries.Length; i++)
        {
            var specification = panel.Series[i];
            bool named = specification.Label.Length > 0;
            bool alone = panel.Series.Count(other => other.Of == specification.Of && other.Label.Length == 0) < 2;
            var (x, y, curves) = Curves(specification);
            string name = named ? specification.Label : LabelText.Escape(alone || y.Length == 0 ? specification.Of : $"{specification.Of}: {y}");
            entries[i] = new SeriesEntry { Specification = specification, Name = name, XName = x, YName = y, Curves = curves, Index = i, MarkerIndex = markers };
            if (entries[i].HasMarkers) markers++;
        }

        return entries;
    }

    private (string X, string Y, IReadOnlyList<PointCurve> Curves) Curves(SeriesSpecification specification)
    {
        if (specification.Y is null)
        {
            // An analysis may carry several kinds of curves, of which its first are the fitted laws.
            var carriers = source.Findings(specification.Of).Where(finding => finding.Curve is not null && specification.When(finding.Point)).ToArray();
            var findings = carriers.Where(finding => finding.Name == (specification.Carrier ?? carriers[0].Name));
            return ("", "", [.. findings.Select(finding => new PointCurve(finding.Point, finding.Curve!, Replicas: 1, Unshared: 0))]);
        }

        var family = source.Family(specification.Of, specification.X, specification.Y, specification.When);
        return (family.X, family.Y, [.. family.Groups.Select(PointCurve.Of)]);
    }

    private static Dictionary<string, SweptColors> Colors(IEnumerable<SeriesEntry> entries) => entries
        .Where(entry => entry.Specification.By is not null)
        .GroupBy(entry => entry.Specification.By!)
        .ToDictionary(sharing => sharing.Key, sharing => new SweptColors(
            sharing.Key,
            sharing.SelectMany(entry => entry.Curves).Where(curve => curve.Point.TryGet(sharing.Key, out _)).Select(curve => curve.Point.Single(value => value.Key == sharing.Key).Value)));

    private static Panel Build(PanelSpecification panel, SeriesEntry[] entries, Dictionary<string, SweptColors> colors, ParameterLabels labels) => new()
    {
        Title = panel.Title,
        X = panel.X.Label.Length > 0 ? panel.X : panel.X with { Label = Names(entries.Select(entry => entry.XName)) },
        Y = panel.Y.Label.Length > 0 ? panel.Y : panel.Y with { Label = Names(entries.Select(entry => entry.YName)) },
        Guides = panel.Guides,
        Series = [.. entries.SelectMany(entry => entry.Curves.Select(curve => Series(entry, curve, colors, entries, labels)))],
        Legend = new LegendBuilder(labels).Build(entries, colors, entry => OwnColor(entry, entries, colors)),
    };

    private static Series Series(SeriesEntry entry, PointCurve curve, Dictionary<string, SweptColors> colors, SeriesEntry[] entries, ParameterLabels labels)
    {
        var color = OwnColor(entry, entries, colors);
        int marker = entry.MarkerIndex;
        if (entry.Specification.By is { } by)
        {
            bool has = curve.Point.TryGet(by, out var value);
            color = has ? colors[by].Of(value) : SeriesColor.Neutral;
            if (has && !colors[by].IsOrdered) marker = colors[by].IndexOf(value);
        }

        return new Series
        {
            Label = curve.Point.Count == 0 ? entry.Name : $"{entry.Name}, {labels.Of(curve.Point)}",
            Curve = curve.Curve,
            Style = entry.Specification.Style,
            Interval = curve.Curve.Low.IsEmpty ? IntervalStyle.None : entry.Specification.Interval,
            Color = color,
            Marker = marker,
        };
    }

    /// <summary>The colour of an entry that has a single one; beside an ordered sweep, which begins with blues, it starts with orange.</summary>
    private static SeriesColor OwnColor(SeriesEntry entry, SeriesEntry[] entries, Dictionary<string, SweptColors> colors)
    {
        bool besideSweep = entries.Any(other => other.Specification.By is { } by && colors[by].IsOrdered);
        int before = entries.Count(other => other.Index < entry.Index && other.Specification.By is null);
        return SeriesColor.Categorical(before + (besideSweep ? 1 : 0));
    }

    private static string Names(IEnumerable<string> names) =>
        string.Join(", ", names.Where(name => name.Length > 0).Distinct().Select(LabelText.Escape));
}
