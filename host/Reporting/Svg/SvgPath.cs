using System.Text;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Path data.</summary>
internal static class SvgPath
{
    public static string Polygon(IReadOnlyList<SvgPoint> corners) => Lines([corners]) + "Z";

    public static string Lines(IEnumerable<IReadOnlyList<SvgPoint>> strokes)
    {
        var path = new StringBuilder();
        foreach (var stroke in strokes)
        {
            for (int i = 0; i < stroke.Count; i++)
            {
                path.Append(i == 0 ? 'M' : i == 1 ? 'L' : ' ');
                path.Append(SvgNumber.Format(stroke[i].X)).Append(' ').Append(SvgNumber.Format(stroke[i].Y));
            }
        }

        return path.ToString();
    }
}
