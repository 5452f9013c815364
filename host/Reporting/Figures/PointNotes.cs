using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Figures;

/// <summary>Which points of a figure cannot be drawn, for any renderer: those the contract of <see cref="Series"/> tells it to leave out.</summary>
internal static class PointNotes
{
    private const int NamedSeries = 6;

    public static IReadOnlyList<string> Of(Figure figure)
    {
        List<string> notes = [];
        for (int i = 0; i < figure.Panels.Count; i++)
        {
            var panel = figure.Panels[i];
            string where = figure.Panels.Count > 1 ? $"Panel {PanelLetter.Of(i)}, " : "";
            notes.AddRange(Named(where, panel.Series, series => Dropped(panel, series)));
            if (panel.Y.Scale == AxisScale.Log) notes.AddRange(Named(where, panel.Series, Intervals));
        }

        return notes;
    }

    private static IEnumerable<string> Named(string where, IReadOnlyList<Series> all, Func<Series, string> note)
    {
        var told = all.Select(series => (series.Label, Note: note(series))).Where(item => item.Note.Length > 0).ToArray();
        foreach (var (label, text) in told.Take(NamedSeries)) yield return $"{where}{LabelText.Plain(label)}: {text}.";
        if (told.Length > NamedSeries) yield return $"{where}the same holds for points of {Text(told.Length - NamedSeries)} further series.";
    }

    private static string Dropped(Panel panel, Series series)
    {
        int notFinite = 0, x = 0, y = 0;
        for (int i = 0; i < series.Curve.Count; i++)
        {
            if (!double.IsFinite(series.Curve.Y[i])) notFinite++;
            else if (panel.X.Scale == AxisScale.Log && series.Curve.X[i] <= 0) x++;
            else if (panel.Y.Scale == AxisScale.Log && series.Curve.Y[i] <= 0) y++;
        }

        int total = notFinite + x + y;
        if (total == 0) return "";
        string[] reasons =
        [
            .. Reason(notFinite, "not a finite number"),
            .. Reason(x, "x not positive on a logarithmic axis"),
            .. Reason(y, "y not positive on a logarithmic axis"),
        ];
        return $"{Text(total)} of {Text(series.Curve.Count)} points left out ({string.Join("; ", reasons)})";

        IEnumerable<string> Reason(int count, string why) => count == 0 ? [] : [count == total ? why : $"{Text(count)} {why}"];
    }

    private static string Intervals(Series series)
    {
        if (series.Interval == IntervalStyle.None) return "";
        int below = 0;
        for (int i = 0; i < series.Curve.Low.Length; i++)
        {
            if (series.Curve.Low[i] <= 0 && series.Curve.Y[i] > 0) below++;
        }

        return below == 0 ? "" : $"{Text(below)} of {Text(series.Curve.Count)} intervals reach zero or below and are drawn to the lower border";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
