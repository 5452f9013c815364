using System.Text;

namespace ScalingLab.Host.Reporting.Html;

/// <summary>The script of the report, kept as a file of its own in the program.</summary>
internal static class ReportScript
{
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(ReportScript).Assembly.GetManifestResourceStream("report.js")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
