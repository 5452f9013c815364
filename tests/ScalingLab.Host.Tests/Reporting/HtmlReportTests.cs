using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ScalingLab.Host.Analysis;
using ScalingLab.Host.Reporting;
using ScalingLab.Host.Reporting.Html;

namespace ScalingLab.Host.Tests.Reporting;

public sealed partial class HtmlReportTests
{
    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void The_page_is_the_same_in_every_culture(string culture)
    {
        var previous = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            GoldenFile.Matches("report.html", Encoding.UTF8.GetBytes(Write(SampleReport.Create())));
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }
    }

    [Fact]
    public void The_page_stands_alone()
    {
        string page = Write(SampleReport.Create());
        string[] fetched = [.. Fetches().Matches(page).Select(match => match.Groups["url"].Value)];
        Assert.All(fetched, url => Assert.True(url.StartsWith('#') || url.StartsWith("data:image/", StringComparison.Ordinal), url));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
        string[] ids = [.. Ids().Matches(page).Select(match => match.Groups[1].Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(fetched.Where(url => url.StartsWith('#')), url => Assert.Contains(url[1..], ids));
    }

    [Fact]
    public void Texts_are_escaped_and_tags_closed()
    {
        string page = Write(SampleReport.Create());
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Worschech &amp; Rosenow 2024, Fig. 1", page, StringComparison.Ordinal);
        Assert.Contains("Four views: ε<sub>g</sub> &amp; λ<sub>opt</sub>", page, StringComparison.Ordinal);
        foreach (string tag in (string[])["section", "table", "thead", "tbody", "tr", "td", "th", "div", "figure", "figcaption", "ul", "li", "p", "h1", "h2", "h3", "pre", "code", "svg", "span", "strong"])
            Assert.Equal(Regex.Count(page, $"<{tag}[ >]"), Regex.Count(page, $"</{tag}>"));
    }

    [Fact]
    public void Each_verdict_is_told_in_words()
    {
        string page = Write(SampleReport.Create());
        Assert.Contains("<strong>1</strong> agrees", page, StringComparison.Ordinal);
        Assert.Contains("<strong>1</strong> deviates", page, StringComparison.Ordinal);
        Assert.Contains("<strong>1</strong> not determined", page, StringComparison.Ordinal);
        Assert.Contains("<strong>2</strong> <a href=\"#failed\">failed</a>", page, StringComparison.Ordinal);
        Assert.Contains("<strong>1</strong> <a href=\"#warnings\">warning</a>", page, StringComparison.Ordinal);
        Assert.Contains("beyond &lt;the edge&gt; of stability", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"verdict deviates\">✗ deviates</span>", page, StringComparison.Ordinal);
        Assert.Contains("[−1.0441, −0.92063]", page, StringComparison.Ordinal);
        Assert.Contains("1.2346×10<sup>−7</sup>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_experiment_without_findings_figures_and_title_is_still_a_page()
    {
        string page = Write(new ReportContents { ExperimentId = "bare", Counts = new RunCounts(0, 0, 0, Missing: 3), YamlFile = "bare.yaml", YamlText = "" });
        Assert.Contains("<h1>bare</h1>", page, StringComparison.Ordinal);
        Assert.Contains("runs: 0 executed, 0 reused, 3 missing", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<h2 id=\"findings\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"deviates\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_of_another_renderer_cannot_run_anything_in_the_page()
    {
        var report = SampleReport.Create() with
        {
            Figures = [new ReportFigure { Name = "f", Extension = "svg", Content = Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><svg><script>alert(1)</script></svg>") }],
        };
        string page = Write(report);
        Assert.Contains("<img alt=\"f\" src=\"data:image/svg+xml;base64,", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_console_gets_the_same_findings_in_plain_text()
    {
        var contents = SampleReport.Create();
        var table = FindingsTable.Create(contents.Findings, contents.SweptNames, asLabels: false);
        Assert.Equal(["eigenvalues"], table.Swept);
        Assert.Equal(["", "8", "4096", "1"], table.Rows.Select(row => row.Point[0]));
        Assert.Equal(["-0.98237", "-0.431", "-", "1.2346e-7"], table.Rows.Select(row => row.Value));
        Assert.Equal(["[-1.0441, -0.92063]", "[-0.44, -0.42]", "", "[1e-7, 2e-7]"], table.Rows.Select(row => row.Interval));
        Assert.Equal(["-1", "-0.5", "-0.5", ""], table.Rows.Select(row => row.Expected));
        Assert.Equal(["agrees", "deviates", "not determined", "no prediction", "not judged"], Enum.GetValues<Verdict>().Skip(1).Append(Verdict.NotJudged).Select(FindingsTable.Word));
    }

    private static string Write(ReportContents contents)
    {
        using var output = new MemoryStream();
        HtmlReport.Write(contents, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    [GeneratedRegex("""(?:href|src)="(?<url>[^"]*)"|url\((?<url>[^)]*)\)""")]
    private static partial Regex Fetches();

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Ids();
}
