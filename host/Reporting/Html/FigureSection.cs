using System.Globalization;
using System.Text;
using ScalingLab.Sdk;

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
            page.Write($"<figure data-figure=\"{HtmlText.Escape(figure.Name)}\"{(figure.Model is null ? "" : " data-interactive")}>\n");
            page.Write($"<div class=\"paper\" data-name=\"{HtmlText.Escape(figure.Title.Length > 0 ? LabelText.Plain(figure.Title) : figure.Name)}\">\n");
            Picture(page, figure);
            page.Write("</div>\n");
            if (figure.Model is { } model) Views(page, model);
            page.Write("<figcaption>");
            string file = $"<code>figures/{HtmlText.Escape(figure.Name)}.{HtmlText.Escape(figure.Extension)}</code>";
            page.Write(figure.Title.Length > 0 ? $"<strong>{HtmlText.Label(figure.Title)}</strong> <span class=\"faint\">{file}</span>" : file);
            if (figure.Notes.Count > 0)
                page.Write($"<ul>{string.Concat(figure.Notes.Select(note => $"<li>{HtmlText.Escape(note)}</li>"))}</ul>");
            page.Write("</figcaption>\n</figure>\n");
        }

        page.Write("</section>\n");
    }

    /// <summary>What the script shows in place of the picture, and the points behind it. Nothing of this is seen or fetched without the script.</summary>
    private static void Views(TextWriter page, Figure model)
    {
        var views = FigureView.All(model);
        for (int i = 1; i < views.Count; i++)
            page.Write($"<template>{views[i].Svg(string.Create(CultureInfo.InvariantCulture, $"-view-{i}"))}</template>\n");
        page.Write($"<script type=\"application/json\">{FigureData.Json(views)}</script>\n");
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
