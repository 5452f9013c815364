using System.Text;

namespace ScalingLab.Host.Reporting.Html;

/// <summary>The figures, inside the page.</summary>
internal static class FigureSection
{
    public static void Write(TextWriter page, IReadOnlyList<ReportFigure> figures)
    {
        if (figures.Count == 0) return;
        page.Write("<section aria-labelledby=\"figures\">\n<h2 id=\"figures\">Figures</h2>\n");
        foreach (var figure in figures)
        {
            page.Write("<figure>\n<div class=\"paper\">\n");
            Picture(page, figure);
            page.Write("</div>\n<figcaption>");
            string file = $"<code>figures/{HtmlText.Escape(figure.Name)}.{HtmlText.Escape(figure.Extension)}</code>";
            page.Write(figure.Title.Length > 0 ? $"<strong>{HtmlText.Label(figure.Title)}</strong> <span class=\"faint\">{file}</span>" : file);
            if (figure.Notes.Count > 0)
                page.Write($"<ul>{string.Concat(figure.Notes.Select(note => $"<li>{HtmlText.Escape(note)}</li>"))}</ul>");
            page.Write("</figcaption>\n</figure>\n");
        }

        page.Write("</section>\n");
    }

    /// <summary>
    /// A bare SVG element becomes part of the page, where its text can be searched and read aloud. Any other file is embedded as an image, which
    /// runs no script; what a browser cannot show is named.
    /// </summary>
    private static void Picture(TextWriter page, ReportFigure figure)
    {
        string name = HtmlText.Escape(figure.Name);
        if (figure.Extension == "svg" && figure.Content.Span.StartsWith("<svg "u8))
        {
            page.Write(Encoding.UTF8.GetString(figure.Content.Span));
            page.Write('\n');
            return;
        }

        string? type = figure.Extension switch
        {
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "jpg" or "jpeg" => "image/jpeg",
            "webp" => "image/webp",
            _ => null,
        };
        page.Write(type is null
            ? $"<p>This figure is in <code>figures/{name}.{HtmlText.Escape(figure.Extension)}</code>; a page cannot show this format.</p>\n"
            : $"<img alt=\"{name}\" src=\"data:{type};base64,{Convert.ToBase64String(figure.Content.Span)}\">\n");
    }
}
