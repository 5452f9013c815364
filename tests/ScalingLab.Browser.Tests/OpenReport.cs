using Microsoft.Playwright;

namespace ScalingLab.Browser.Tests;

/// <summary>A page with everything it complained about and asked for.</summary>
public sealed class OpenReport : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public OpenReport(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => Messages.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Messages.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }

    public List<string> Messages { get; } = [];

    public List<string> Requests { get; } = [];

    public ILocator Figure(int index) => Page.Locator("figure").Nth(index);

    /// <summary>Where a point of the first figure's panel is on the screen.</summary>
    public async Task<(float X, float Y)> PlaceAsync(double across, double up)
    {
        var frame = (await Figure(0).Locator(".paper svg [data-panel='0'] > rect").BoundingBoxAsync())!;
        return ((float)(frame.X + (across * frame.Width)), (float)(frame.Y + ((1 - up) * frame.Height)));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
