
namespace ScalingLab.Host.Reporting.Html;

/// <summary>Tables that scroll by themselves where they are wider than the page, also with the keyboard.</summary>
internal static class HtmlTable
{
    public static void Open(TextWriter page, string caption, params ReadOnlySpan<string> headings)
    {
        Start(page, caption);
        foreach (string heading in headings) Heading(page, heading);
        page.Write("</tr></thead>\n<tbody>\n");
    }

    public static void Start(TextWriter page, string caption)
    {
        page.Write($"<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{HtmlText.Escape(caption)}\">\n<table>\n");
        page.Write($"<caption>{HtmlText.Escape(caption)}</caption>\n<thead><tr>");
    }

    public static void Heading(TextWriter page, string heading, bool isNumber = false) =>
        page.Write($"<th scope=\"col\"{(isNumber ? " class=\"number\"" : "")}>{HtmlText.Escape(heading)}</th>");

    public static void Close(TextWriter page) => page.Write("</tbody>\n</table>\n</div>\n");

    public static void Pairs(TextWriter page, string caption, IReadOnlyList<NamedValue> pairs)
    {
        Open(page, caption, "Name", "Value");
        foreach (var (name, value) in pairs)
            page.Write($"<tr><th scope=\"row\">{HtmlText.Escape(name)}</th><td class=\"value\">{HtmlText.EscapeLines(value)}</td></tr>\n");
        Close(page);
    }
}
