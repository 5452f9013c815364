
namespace ScalingLab.Host.Reporting.Html;

/// <summary>Everything the results depend on, defaults included.</summary>
internal static class ParametersSection
{
    public static void Write(TextWriter page, ReportContents contents)
    {
        if (contents.Parameters.Count == 0 && contents.Sweep.Count == 0 && contents.Options.Count == 0) return;
        page.Write("<section aria-labelledby=\"parameters\">\n<h2 id=\"parameters\">Parameters</h2>\n");
        if (contents.Parameters.Count > 0) HtmlTable.Pairs(page, "Parameters", contents.Parameters);
        if (contents.Sweep.Count > 0) HtmlTable.Pairs(page, "Sweep", contents.Sweep);
        foreach (var block in contents.Options.GroupBy(table => table.Block))
        {
            page.Write($"<details><summary><h3>{HtmlText.Escape(block.Key)}</h3> <span class=\"faint\">{HtmlText.Escape(string.Join(", ", block.Select(table => table.Component).Where(name => name.Length > 0).Distinct()))}</span></summary>\n");
            foreach (var table in block) Options(page, table);
            page.Write("</details>\n");
        }

        page.Write("</section>\n");
    }

    private static void Options(TextWriter page, OptionsTable table)
    {
        HtmlTable.Open(page, table.Component.Length > 0 ? $"{table.Role}: {table.Component}" : table.Role, "Option", "Value", "Remark");
        foreach (var row in table.Rows)
        {
            page.Write($"<tr><th scope=\"row\">{HtmlText.Escape(row.Name)}</th><td class=\"value\">{HtmlText.EscapeLines(row.Value)}</td>");
            page.Write(row.IsDefault ? "<td class=\"faint\">default</td></tr>\n" : "<td></td></tr>\n");
        }

        HtmlTable.Close(page);
    }
}
