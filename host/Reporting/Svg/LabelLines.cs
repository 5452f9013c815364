namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Breaks a long title between words.</summary>
internal static class LabelLines
{
    public static IEnumerable<string> Wrap(string label, double size, double width)
    {
        string line = "";
        foreach (string word in label.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && TextMetrics.Width(longer, size) > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = longer;
            }
        }

        if (line.Length > 0) yield return line;
    }

    /// <summary>The size at which a label that cannot be broken fits.</summary>
    public static double Fit(string label, double size, double width) =>
        TextMetrics.Width(label, size) is var needed && needed > width ? size * width / needed : size;
}
