using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Figures;

/// <summary>
/// Says each thing once: the colours of a swept parameter below its name, then what kind of curve each entry is.
/// </summary>
internal sealed class LegendBuilder(ParameterLabels labels)
{
    private const int MostValues = 8;
    private const int ShownOfMany = 5;

    public IReadOnlyList<LegendEntry> Build(IReadOnlyList<SeriesEntry> entries, IReadOnlyDictionary<string, SweptColors> colors, Func<SeriesEntry, SeriesColor> own)
    {
        List<LegendEntry> legend = [];
        foreach (var sharing in entries.Where(entry => entry.Specification.By is not null && entry.Curves.Count > 0).GroupBy(entry => entry.Specification.By!))
            legend.AddRange(Values([.. sharing], colors[sharing.Key]));
        if (entries.Count > 1 || entries.Any(entry => entry.Specification.Label.Length > 0))
            legend.AddRange(entries.Where(entry => entry.Curves.Count > 0).Select(entry => Kind(entry, own)));
        return legend;
    }

    private IEnumerable<LegendEntry> Values(IReadOnlyList<SeriesEntry> sharing, SweptColors colors)
    {
        var present = sharing.SelectMany(entry => entry.Curves)
            .Select(curve => curve.Point.TryGet(colors.Name, out var value) ? colors.IndexOf(value) : -1)
            .Where(index => index >= 0).Distinct().Order().ToArray();
        if (present.Length == 1)
            return [Entry(labels.Of(colors.Name, colors.Values[present[0]]), present[0])];

        int[] shown = present.Length <= MostValues || !colors.IsOrdered
            ? present
            : [.. Enumerable.Range(0, ShownOfMany).Select(i => present[(int)Math.Round(i * (present.Length - 1.0) / (ShownOfMany - 1))])];
        return [new LegendEntry { Label = labels.Of(colors.Name) }, .. shown.Select(index => Entry(ParameterLabels.Of(colors.Values[index]), index))];

        LegendEntry Entry(string label, int index)
        {
            var first = sharing[0].Specification;
            bool alike = sharing.All(entry => entry.Specification.Style == first.Style && entry.MarkerIndex == sharing[0].MarkerIndex);
            return new LegendEntry
            {
                Label = label,
                Color = colors.Of(colors.Values[index]),
                Style = alike ? first.Style : SeriesStyle.Line,
                Interval = alike ? first.Interval : IntervalStyle.None,
                Marker = colors.IsOrdered ? sharing[0].MarkerIndex : index,
            };
        }
    }

    private static LegendEntry Kind(SeriesEntry entry, Func<SeriesEntry, SeriesColor> own) => new()
    {
        Label = entry.Name,
        Color = entry.Specification.By is null ? own(entry) : SeriesColor.Neutral,
        Style = entry.Specification.Style,
        Interval = entry.Curves.Any(curve => !curve.Curve.Low.IsEmpty) ? entry.Specification.Interval : IntervalStyle.None,
        Marker = entry.MarkerIndex,
    };
}
