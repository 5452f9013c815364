using Microsoft.Playwright;

namespace ScalingLab.Browser.Tests;

/// <summary>The report as a reader has it: opened from disk, without a network, in a real browser.</summary>
public sealed class ReportTests(Browser browser)
{
    [Fact]
    public void A_report_of_twenty_curves_is_smaller_than_a_megabyte() => Assert.InRange(SampleReport.Page().Length, 1, 1_000_000);

    [Theory]
    [InlineData(400)]
    [InlineData(700)]
    [InlineData(1000)]
    [InlineData(1600)]
    public async Task Everything_is_visible_and_nothing_overlaps(int width)
    {
        await using var report = await browser.OpenAsync(width);
        Assert.True(await report.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "the page is wider than the window");
        for (int i = 0; i < 2; i++)
        {
            var svg = (await report.Figure(i).Locator(".paper svg").BoundingBoxAsync())!;
            Assert.InRange(svg.Width, Math.Min(280, width - 120), width);
            Assert.InRange(svg.X, 0, width - svg.Width);
        }

        var verdict = (await report.Page.Locator(".verdict").BoundingBoxAsync())!;
        Assert.InRange(verdict.X + verdict.Width, 0, width);
        Assert.False(await report.Page.GetByText("amplitude", new() { Exact = true }).IsVisibleAsync());

        // Of any two of these neither lies on the other, beyond the rounding of a pixel.
        int overlaps = await report.Page.EvaluateAsync<int>("""
            () => {
              const boxes = [...document.querySelectorAll('h1, h2, figure .paper, figure .tools button, figcaption, .findings tr, summary, footer')].map(e => e.getBoundingClientRect());
              let count = 0;
              boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
                if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1) count++;
              }));
              return boxes.length > 30 ? count : -1;
            }
            """);
        Assert.Equal(0, overlaps);
    }

    [Fact]
    public async Task Nothing_is_fetched_and_nothing_is_complained_of()
    {
        await using var report = await browser.OpenAsync();
        await report.Page.GetByRole(AriaRole.Button, new() { Name = "x axis linear" }).First.ClickAsync();
        await report.Figure(1).Locator(".paper").HoverAsync();
        Assert.Empty(report.Messages);
        Assert.All(report.Requests, url => Assert.StartsWith("file://", url, StringComparison.Ordinal));
        Assert.Single(report.Requests);
    }

    [Fact]
    public async Task The_pointer_reads_out_the_nearest_point()
    {
        await using var report = await browser.OpenAsync();
        // The lowest curve ends in the lower right corner: 3 % of the range is room beside the last point, 5 % below it.
        double right = 1.03 / 1.06;
        var (x, y) = await report.PlaceAsync(right, LowestEnd);
        await report.Page.Mouse.MoveAsync(x, y);
        var tip = report.Figure(0).Locator(".tip");
        Assert.True(await tip.IsVisibleAsync());
        Assert.Equal("simulation, width = 19", await tip.Locator("strong").InnerTextAsync());
        string[] values = [.. await tip.Locator("> span").AllInnerTextsAsync()];
        Assert.Equal("t = 10000", values[0]);
        // Loss = 10^(4 (-0.2 - 0.95)) = 10^-4.6 and ten per cent about it.
        Assert.Equal("ε_g = 2.512×10⁻⁵ [2.261×10⁻⁵, 2.763×10⁻⁵]", values[1]);
        await report.Page.Mouse.MoveAsync(0, 0);
        Assert.False(await tip.IsVisibleAsync());
    }

    [Fact]
    public async Task A_series_is_hidden_and_shown_from_the_legend()
    {
        await using var report = await browser.OpenAsync();
        var button = report.Figure(0).GetByRole(AriaRole.Button, new() { Name = "simulation, width = 19" });
        var parts = report.Figure(0).Locator(".paper [data-series='19']");
        Assert.True(await parts.CountAsync() >= 2);
        Assert.Equal("true", await button.GetAttributeAsync("aria-pressed"));
        await button.ClickAsync();
        Assert.Equal("false", await button.GetAttributeAsync("aria-pressed"));
        foreach (var part in await parts.AllAsync()) Assert.False(await part.IsVisibleAsync());
        var (x, y) = await report.PlaceAsync(1.03 / 1.06, LowestEnd);
        await report.Page.Mouse.MoveAsync(x, y);
        Assert.DoesNotContain("width = 19", await report.Figure(0).Locator(".tip").TextContentAsync() ?? "", StringComparison.Ordinal);
        await button.ClickAsync();
        foreach (var part in await parts.AllAsync()) Assert.True(await part.IsVisibleAsync());
        await report.Figure(0).GetByRole(AriaRole.Button, new() { Name = "none", Exact = true }).ClickAsync();
        Assert.Equal(0, await report.Figure(0).Locator(".paper [data-series]:visible").CountAsync());
        await report.Figure(0).GetByRole(AriaRole.Button, new() { Name = "all", Exact = true }).ClickAsync();
        Assert.True(await report.Figure(0).Locator(".paper [data-series]:visible").CountAsync() >= SampleReport.Curves);
    }

    [Fact]
    public async Task Scales_switch_between_logarithmic_and_linear()
    {
        await using var report = await browser.OpenAsync();
        var drawing = report.Figure(0).Locator(".paper svg");
        string before = await drawing.InnerHTMLAsync();
        await report.Figure(0).GetByRole(AriaRole.Button, new() { Name = "x axis linear" }).ClickAsync();
        string[] labels = [.. await drawing.Locator("text").AllTextContentsAsync()];
        Assert.Contains("10000", labels);
        Assert.Contains("0", labels);
        Assert.Equal("true", await report.Figure(0).GetByRole(AriaRole.Button, new() { Name = "x axis linear" }).GetAttributeAsync("aria-pressed"));
        await report.Figure(0).GetByRole(AriaRole.Button, new() { Name = "x axis log" }).ClickAsync();
        Assert.Equal(before, await drawing.InnerHTMLAsync());

        // The overlap of the second panel is negative somewhere but positive elsewhere, so both scales can show it; panels that differ say so.
        Assert.True(await report.Figure(1).GetByRole(AriaRole.Button, new() { Name = "as drawn" }).IsVisibleAsync());
        await report.Figure(1).GetByRole(AriaRole.Button, new() { Name = "y axis log" }).ClickAsync();
        await report.Figure(1).GetByRole(AriaRole.Button, new() { Name = "as drawn" }).ClickAsync();
        Assert.Empty(report.Messages);
    }

    [Fact]
    public async Task The_keyboard_goes_along_points_and_series_and_reads_them_aloud()
    {
        await using var report = await browser.OpenAsync();
        var paper = report.Figure(0).Locator(".paper");
        var status = report.Figure(0).GetByRole(AriaRole.Status);
        await paper.FocusAsync();
        await report.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("simulation, width = 0, t = 1, ε_g = 1 [0.9, 1.1]", await status.TextContentAsync());
        await report.Page.Keyboard.PressAsync("End");
        Assert.StartsWith("simulation, width = 0, t = 10000, ", await status.TextContentAsync(), StringComparison.Ordinal);
        await report.Page.Keyboard.PressAsync("ArrowDown");
        Assert.StartsWith("simulation, width = 1, t = 10000, ", await status.TextContentAsync(), StringComparison.Ordinal);
        await report.Page.Keyboard.PressAsync("ArrowLeft");
        Assert.StartsWith("simulation, width = 1, t = 9547.7, ", await status.TextContentAsync(), StringComparison.Ordinal);
        await report.Page.Keyboard.PressAsync("Escape");
        Assert.False(await report.Figure(0).Locator(".tip").IsVisibleAsync());
        Assert.Contains("arrow keys", await paper.GetAttributeAsync("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_dark_in_the_dark_and_black_on_white_on_paper()
    {
        await using var report = await browser.OpenAsync();
        await report.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        string light = await BackgroundAsync(report);
        await report.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.NotEqual(light, await BackgroundAsync(report));
        await report.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Light });
        Assert.Equal("rgb(255, 255, 255)", await BackgroundAsync(report));
        Assert.Equal(0, await report.Page.Locator(".tools:visible, .tip:visible").CountAsync());
        Assert.True(await report.Figure(0).Locator(".paper svg").IsVisibleAsync());
    }

    [Fact]
    public async Task Without_scripts_it_is_a_plain_page_with_its_figures()
    {
        await using var report = await browser.OpenAsync(scripts: false);
        Assert.True(await report.Figure(0).Locator(".paper svg").IsVisibleAsync());
        Assert.True(await report.Figure(1).Locator(".paper svg").IsVisibleAsync());
        Assert.Equal(0, await report.Page.Locator("button").CountAsync());
        Assert.DoesNotContain("\"views\"", await report.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    /// <summary>Where the lowest curve ends in the frame's height: log y runs from -4.6 - log(1/0.9) to log 1.1, with 5 % of it as room at either end.</summary>
    private static double LowestEnd
    {
        get
        {
            double low = -4.6 + Math.Log10(0.9), high = Math.Log10(1.1), room = 0.05 * (high - low);
            return (-4.6 - low + room) / (high - low + (2 * room));
        }
    }

    private static Task<string> BackgroundAsync(OpenReport report) => report.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
