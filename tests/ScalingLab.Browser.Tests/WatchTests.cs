using Microsoft.Playwright;

namespace ScalingLab.Browser.Tests;

/// <summary>The page of <c>slab run --watch</c> in a real browser, while a sweep goes on.</summary>
public sealed class WatchTests(Browser browser)
{
    /// <summary>Six runs of a second or so, so that the page has something to follow, one after another.</summary>
    private const string Experiment = """
        experiment: watched
        title: A watched sweep
        sweep: { eigenvalues: [1, 2, 4] }
        runs:
          simulation:
            model: { use: committee-machine, hidden-units: 2, learning-rate: 0.5, init-scale: 0.1 }
            data: { use: gaussian-committee, dimension: 256, hidden-units: 2, eigenvalues: "${eigenvalues}", spectrum-exponent: 1 }
            until: 400
            at: logspace(0.1, 400, 60)
            observe: [test-loss]
            replicas: 2
        analyses:
          fall: { use: power-law, of: simulation, observable: test-loss, window: [1, 10] }
        figures:
          curves:
            x: { scale: log }
            y: { scale: log }
            series: [ { of: simulation, observable: test-loss, by: eigenvalues } ]
        """;

    [Fact]
    public async Task It_follows_the_sweep_to_its_end_by_itself()
    {
        await using var sweep = await WatchedSweep.StartAsync(Experiment);
        await using var report = await browser.OpenAsync(sweep.Address);
        var page = report.Page;
        string value = "Number(document.getElementById('fraction').value)";

        await page.GetByRole(AriaRole.Status).GetByText("Running", new() { Exact = true }).WaitForAsync();
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
        Assert.Contains("slab has exited", await page.GetByRole(AriaRole.Status).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("6 of 6 runs finished", await page.Locator("#runs").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(3, await page.Locator("#findings-so-far td.name").GetByText("exponent", new() { Exact = true }).CountAsync());
        Assert.True(await page.Locator("#figures svg").IsVisibleAsync());
        Assert.False(await page.Locator("#running").IsVisibleAsync());
        Assert.Equal(0, await page.Locator("a").CountAsync());
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "the page is wider than the window");
        Assert.Empty(report.Messages);
        Assert.All(report.Requests.Where(url => url != "data:,"), url => Assert.StartsWith(sweep.Address.AbsoluteUri, url, StringComparison.Ordinal));
        Assert.Equal(0, await sweep.ExitCodeAsync());
    }
}
