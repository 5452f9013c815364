using System.Net;
using System.Net.ServerSentEvents;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ScalingLab.Host.Cli;
using ScalingLab.Host.Reporting;
using ScalingLab.Host.Reporting.Html;

namespace ScalingLab.Host.Watch;

/// <summary>
/// Serves the state of a sweep to this machine alone: to 127.0.0.1, and to requests that name it, so that no page of another site can read it
/// through a name of its own. Nothing can be changed through it.
/// </summary>
internal sealed class WatchServer : ILivePage
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    /// <summary>Threads for requests beside those of the runs, which keep theirs busy.</summary>
    private const int Threads = 6;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _ending = new();
    private volatile LiveSweep? _current;

    private WatchServer(int port)
    {
        // Empty: no settings from files and variables, which could open other addresses, and no log in the terminal.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, SignalsElsewhere>();
        builder.Services.Configure<HostFilteringOptions>(options =>
        {
            options.AllowedHosts = ["127.0.0.1", "localhost"];
            options.AllowEmptyHosts = false;
        });
        _app = builder.Build();
        _app.UseHostFiltering();
        _app.Use(AddHeaders);
        Map("/", "text/html", () => WatchPage.Html);
        Map("/report.js", "text/javascript", () => ReportScript.Text);
        Map("/watch.js", "text/javascript", () => WatchPage.Script);
        Map("/progress.json", "application/json", () => Text(State()));
        Map("/findings.json", "application/json", Findings);
        Map("/results.html", "text/html", () => View() is var view ? view.FiguresHtml + view.FindingsHtml : "");
        _app.MapGet("/events", context => TypedResults.ServerSentEvents(Events(context.RequestAborted)).ExecuteAsync(context));
    }

    /// <summary>Where the page is, such as <c>http://127.0.0.1:49152/</c>.</summary>
    public string Address => _app.Urls.Single() + "/";

    /// <summary>Starts to serve.</summary>
    /// <param name="port">0 for a free one.</param>
    /// <param name="jobs">Runs at a time.</param>
    /// <exception cref="InputException">The port cannot be used.</exception>
    public static WatchServer Start(int port, int jobs)
    {
        ThreadPool.GetMinThreads(out int workers, out int completion);
        ThreadPool.SetMinThreads(Math.Max(workers, jobs + Threads), completion);
        WatchServer server = new(port);
        try
        {
            server._app.Start();
            return server;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            server.Dispose();
            string reason = exception.InnerException is AddressInUseException ? "it is in use" : exception.Message;
            throw new InputException($"Port {port} of 127.0.0.1 cannot be used: {reason}. Give another one with --port N, or leave --port out for a free one.");
        }
    }

    /// <summary>Shows this sweep from now on.</summary>
    public void Show(LiveSweep sweep) => _current = sweep;

    /// <summary>Tells open pages how it ended, and stops.</summary>
    public void Dispose()
    {
        _current?.End(Phase.Stopped);
        _ending.Cancel();
        try
        {
            using CancellationTokenSource limit = new(LastWords);
            _app.StopAsync(limit.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            // A page that does not read does not hold the program back.
        }

        ((IDisposable)_app).Dispose();
        _ending.Dispose();
    }

    private static string Text(object value) => JsonSerializer.Serialize(value, Json);

    private static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return next(context);
    }

    private void Map(string path, string type, Func<string> content) => _app.MapGet(path, context =>
    {
        context.Response.ContentType = type + "; charset=utf-8";
        return context.Response.WriteAsync(content(), context.RequestAborted);
    });

    private SweepState State() => _current?.State() ?? new SweepState();

    private LiveView View() => _current?.Results() ?? LiveView.Empty;

    private string Findings()
    {
        using MemoryStream json = new();
        FindingsFile.WriteJson(_current?.ExperimentId ?? "", View().Findings, json);
        return Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length);
    }

    /// <summary>The state twice a second, the results when they have changed, and the end.</summary>
    private async IAsyncEnumerable<SseItem<string>> Events([EnumeratorCancellation] CancellationToken cancel)
    {
        using var wake = CancellationTokenSource.CreateLinkedTokenSource(cancel, _ending.Token);
        LiveView? sent = null;
        while (!cancel.IsCancellationRequested)
        {
            // Asked before the state is read, so that the last state is always sent.
            bool last = _ending.IsCancellationRequested;
            yield return new SseItem<string>(Text(State()), "progress");
            var view = View();
            if (view != sent)
            {
                sent = view;
                yield return new SseItem<string>(Text(new { figures = view.FiguresHtml, findings = view.FindingsHtml }), "results");
            }

            if (last)
            {
                yield return new SseItem<string>("{}", "end");
                yield break;
            }

            await Task.Delay(Interval, wake.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
