using System.Globalization;
using Microsoft.Playwright;

namespace ScalingLab.Browser.Tests;

/// <summary>The page of <c>slab run --watch</c> in a real browser, while a sweep goes on.</summary>
public sealed class WatchTests(Browser browser)
{
    /// <summary>Runs that take a given time on any machine, so that the page has something to follow.</summary>
    private static string Experiment(double seconds) => string.Create(CultureInfo.InvariantCulture, $$"""
        experiment: watched
        title: A watched sweep
        sweep: { width: [1, 2, 4] }
        runs:
          simulation:
            model: { use: patient, seconds: 0.1, number: "${width}" }
            until: {{10 * seconds}}
            at: every(1)
            observe: [test-loss]
        analyses:
          fall: { use: power-law, of: simulation, observable: test-loss, window: [1, 10] }
        figures:
          curves:
            x: { scale: log }
            y: { scale: log }
            series: [ { of: simulation, observable: test-loss, by: width } ]
        """);

    [Fact]
    public async Task It_follows_the_sweep_to_its_end_by_itself()
    {
        await using var sweep = await WatchedSweep.StartAsync(Experiment(seconds: 2), jobs: 1);
        await using var report = await browser.OpenAsync(sweep.Address);
        var page = report.Page;
        string value = "Number(document.getElementById('fraction').value)";

        await page.Locator("#phase").GetByText("Running", new() { Exact = true }).WaitForAsync();
        await page.Locator("#running-rows tr").First.WaitForAsync();
        double early = await page.EvaluateAsync<double>(value);
        await page.Locator("#figures svg").WaitForAsync();
        double later = early;
        while (later <= early)
        {
            await Task.Delay(100);
            later = await page.EvaluateAsync<double>(value);
        }

        Assert.InRange(later, 0, 0.999);
        await page.Locator("body[data-over]").WaitForAsync();

        Assert.Equal("A watched sweep", await page.Locator("h1").InnerTextAsync());
        Assert.Equal(1, await page.EvaluateAsync<double>(value));
        Assert.Contains("slab has exited", await page.Locator("#phase").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("3 of 3 runs finished", await page.Locator("#runs").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(3, await page.Locator("#findings-so-far td.name").GetByText("exponent", new() { Exact = true }).CountAsync());
        Assert.True(await page.Locator("#figures svg").IsVisibleAsync());
        await report.Figure(0).GetByRole(AriaRole.Button, new() { Name = "simulation, width = 4" }).ClickAsync();
        Assert.False(await report.Figure(0).Locator(".paper [data-series='2']").First.IsVisibleAsync());
        Assert.False(await page.Locator("#running").IsVisibleAsync());
        Assert.Equal(0, await page.Locator("a").CountAsync());
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "the page is wider than the window");
        Assert.Empty(report.Messages);
        Assert.All(report.Requests.Where(url => url != "data:,"), url => Assert.StartsWith(sweep.Address.AbsoluteUri, url, StringComparison.Ordinal));
        Assert.Equal(0, await sweep.ExitCodeAsync());
    }

    [Fact]
    public async Task Figures_answer_as_in_the_report_and_keep_what_was_chosen_when_they_are_drawn_anew()
    {
        await using var sweep = await WatchedSweep.StartAsync(Experiment(seconds: 60), jobs: 3);
        await using var report = await browser.OpenAsync(sweep.Address);
        var page = report.Page;
        var first = report.Figure(0).GetByRole(AriaRole.Button, new() { Name = "simulation, width = 1" });
        var linear = report.Figure(0).GetByRole(AriaRole.Button, new() { Name = "x axis linear" });
        var tip = report.Figure(0).Locator(".tip");

        await report.Figure(0).GetByRole(AriaRole.Button, new() { Name = "simulation, width = 2" }).WaitForAsync();
        await first.ClickAsync();
        await linear.ClickAsync();
        await report.Figure(0).Locator(".paper").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        string read = await tip.InnerTextAsync();
        Assert.Contains("width = 2", read, StringComparison.Ordinal);
        Assert.Contains("step = 1", read, StringComparison.Ordinal);

        await DrawnAnewAsync();
        Assert.Equal("false", await first.GetAttributeAsync("aria-pressed"));
        Assert.Equal("true", await linear.GetAttributeAsync("aria-pressed"));
        Assert.True(await tip.IsVisibleAsync());
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.className === 'paper'"));
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.NotEqual(read, await tip.InnerTextAsync());

        // Under a pointer that rests, the new drawing is read out.
        await page.Keyboard.PressAsync("Escape");
        var (x, y) = await report.PlaceAsync(0.02, 0.9);
        await page.Mouse.MoveAsync(x, y);
        Assert.True(await tip.IsVisibleAsync());
        await DrawnAnewAsync();
        Assert.True(await tip.IsVisibleAsync());

        Assert.Equal("false", await first.GetAttributeAsync("aria-pressed"));
        Assert.Empty(report.Messages);

        async Task DrawnAnewAsync()
        {
            await page.EvaluateAsync("document.querySelector('#figures figure').dataset.old = ''");
            await page.Locator("#figures figure:not([data-old])").WaitForAsync();
        }
    }
}
