using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>What this renderer leaves out of a figure for want of room, in sentences for its caption.</summary>
internal static class SvgNotes
{
    public static IReadOnlyList<string> Of(Figure figure)
    {
        List<string> notes = [];
        foreach (var placed in FigureLayout.Create(figure).Panels)
        {
            string where = placed.Letter.Length > 0 ? $"Panel {placed.Letter}, " : "";
            var scene = placed.Scene;
            int thinned = scene.Series.Count(shape => shape.Markers.Count > 0 && shape.Markers.Count < shape.Visible);
            if (thinned > 0)
                notes.Add($"{where}markers that would cover each other are left out on {Count(thinned)} of {Count(scene.Series.Count)} curves.");
            int outside = scene.Series.Sum(shape => shape.Outside);
            if (outside > 0) notes.Add($"{where}points outside the limits of the axes: {Count(outside)}.");
            for (int i = 0; i < scene.Guides.Count; i++)
            {
                if (scene.Guides[i].Strokes.Count == 0 && scene.Message.Length == 0)
                    notes.Add($"{where}a guide of slope {NumberText.Plain(scene.Panel.Guides[i].Exponent, 4)} does not meet the panel.");
            }
        }

        return notes;
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
