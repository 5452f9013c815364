using System.Globalization;

namespace ScalingLab.Host.Reporting.Svg;

/// <summary>Element ids that begin with the figure's name, so that several figures can stand in one page.</summary>
internal sealed class FigureIds(string figure)
{
    private readonly string _prefix = "figure-" + string.Concat(figure.Select(Encode));

    public string Title => _prefix + "-title";

    public string Description => _prefix + "-description";

    public string Frame(int panel) => $"{_prefix}-frame-{panel.ToString(CultureInfo.InvariantCulture)}";

    private static string Encode(char c) => char.IsAsciiLetterOrDigit(c) || c == '-'
        ? c.ToString()
        : $"_{((int)c).ToString("x", CultureInfo.InvariantCulture)}_";
}
