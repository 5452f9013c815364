using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ScalingLab.Host.Reporting.Html;

/// <summary>Text inside a page.</summary>
internal static class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Escape(string text) => Encoder.Encode(text);

    /// <summary>Text that may hold line breaks, which have to survive.</summary>
    public static string EscapeLines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Escape));

    /// <summary>A label with its sub- and superscripts.</summary>
    public static string Label(string label) => string.Concat(LabelText.Parse(label).Select(run => run.Script switch
    {
        TextScript.Sub => $"<sub>{Escape(run.Text)}</sub>",
        TextScript.Super => $"<sup>{Escape(run.Text)}</sup>",
        _ => Escape(run.Text),
    }));
}
