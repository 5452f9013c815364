using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ScalingLab.Browser.Tests.Browser))]

namespace ScalingLab.Browser.Tests;

/// <summary>A Chromium that is installed on this machine, without a window, and the report that it opens from disk.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string _folder = "";

    public async ValueTask InitializeAsync()
    {
        string? program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (program is null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Headless = true,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
        _folder = Directory.CreateTempSubdirectory("report").FullName;
        await File.WriteAllBytesAsync(Path.Combine(_folder, "report.html"), SampleReport.Page());
    }

    /// <summary>Opens the report; the page's messages and requests are kept from the start.</summary>
    public Task<OpenReport> OpenAsync(int width = 1000, int height = 900, bool scripts = true) =>
        OpenAsync(new Uri(Path.Combine(_folder, "report.html")), new() { ViewportSize = new() { Width = width, Height = height }, JavaScriptEnabled = scripts, Offline = true });

    /// <summary>Opens a page that this machine serves.</summary>
    public Task<OpenReport> OpenAsync(Uri address) => OpenAsync(address, new());

    private async Task<OpenReport> OpenAsync(Uri address, BrowserNewContextOptions options)
    {
        Assert.SkipWhen(_browser is null, "There is no Chromium on the PATH (Debian: apt-get install chromium).");
        var context = await _browser!.NewContextAsync(options);
        var page = await context.NewPageAsync();
        OpenReport report = new(context, page);
        await page.GotoAsync(address.AbsoluteUri);
        return report;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_folder.Length > 0) Directory.Delete(_folder, recursive: true);
    }
}
