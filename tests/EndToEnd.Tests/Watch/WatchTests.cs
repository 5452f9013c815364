using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.Json;
using EndToEnd.Tests.Clusters;

namespace EndToEnd.Tests.Watch;

/// <summary><c>slab run --watch</c>: a page with the live state of a sweep, for this machine alone.</summary>
public sealed class WatchTests : IDisposable
{
    /// <summary>What a drawn curve has in a figure, and nothing else: axes end square.</summary>
    private const string Line = "stroke-linecap=\"round\"";

    private readonly Slab _slab = new();

    public void Dispose() => _slab.Dispose();

    [Fact]
    public async Task Progress_curves_and_findings_are_there_while_the_sweep_goes_on()
    {
        await using var run = await StartAsync(runs: 4, stepSeconds: 0.2);
        var events = run.EventsAsync();

        // The third observation of the first run: nothing is finished, and its curve is there.
        var early = await run.UntilAsync("progress.json", state => Running(state) is [var first, ..] && first.GetProperty("fraction").GetDouble() >= 0.5);
        var late = await run.UntilAsync("progress.json", state => Count(state, "finished") >= 2);
        var findings = await run.UntilAsync("findings.json", found => found.GetProperty("findings").EnumerateArray().Any(finding => finding.GetProperty("value").ValueKind == JsonValueKind.Number));
        var told = await events;
        var end = await run.EndAsync();

        Assert.Equal("patient", early.GetProperty("experiment").GetString());
        Assert.Equal("running", early.GetProperty("phase").GetString());
        Assert.Equal(4, Count(early, "planned"));
        Assert.Equal(0, Count(early, "failed"));
        Assert.Equal(4, Count(early, "finished") + Count(early, "running") + Count(early, "waiting"));
        var running = Running(early)[0];
        Assert.Equal("step", running.GetProperty("clock").GetString());
        Assert.StartsWith("waiting, replica ", running.GetProperty("run").GetString(), StringComparison.Ordinal);
        Assert.Equal(running.GetProperty("fraction").GetDouble(), running.GetProperty("time").GetDouble() / running.GetProperty("until").GetDouble());
        Assert.True(late.GetProperty("fraction").GetDouble() > early.GetProperty("fraction").GetDouble());
        Assert.True(late.GetProperty("seconds").GetDouble() > early.GetProperty("seconds").GetDouble());

        // The model's loss is a multiple of 1/(1 + t): its fit over t = 1 to 4 has an exponent between -1 and -1/2.
        var exponent = findings.GetProperty("findings").EnumerateArray().First(finding => finding.GetProperty("name").GetString() == "exponent");
        Assert.InRange(exponent.GetProperty("value").GetDouble(), -1, -0.5);

        Assert.Equal("end", told[^1].Kind);
        var last = told.Last(item => item.Kind == "progress").Data;
        Assert.Equal("ended", last.GetProperty("phase").GetString());
        Assert.Equal(1, last.GetProperty("fraction").GetDouble());
        Assert.Equal(4, Count(last, "finished"));
        Assert.Contains("exponent", told.Last(item => item.Kind == "results").Data.GetProperty("findings").GetString(), StringComparison.Ordinal);
        double[] fractions = [.. told.Where(item => item.Kind == "progress").Select(item => item.Data.GetProperty("fraction").GetDouble())];
        Assert.Equal(fractions.Order(), fractions);
        Assert.True(fractions.Distinct().Count() > 2);
        Assert.Equal(0, end.ExitCode);
        Assert.Contains("patient: 4 executed, 0 reused, 0 failed", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_curve_of_a_run_is_there_before_the_run_has_finished()
    {
        await using var run = await StartAsync(runs: 1, stepSeconds: 0.05, until: 2000);

        string figures = await run.Client.GetStringAsync("results.html");
        while (!figures.Contains(Line, StringComparison.Ordinal))
        {
            await Task.Delay(100);
            figures = await run.Client.GetStringAsync("results.html");
        }

        var state = await run.JsonAsync("progress.json");
        Assert.Equal(0, Count(state, "finished"));
        Assert.Equal(1, Count(state, "running"));
        Assert.Contains("no finished run of 'waiting'", WebUtility.HtmlDecode(figures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_this_machine_is_answered_and_nothing_can_be_changed()
    {
        await using var run = await StartAsync(runs: 1, stepSeconds: 600);

        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => end.Port == run.Address.Port).ToArray();
        Assert.Equal([IPAddress.Loopback], listening.Select(end => end.Address));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(run, HttpMethod.Get, "progress.json", "evil.example"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(run, HttpMethod.Get, "", $"evil.example:{run.Address.Port}"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(run, HttpMethod.Get, "progress.json", $"localhost:{run.Address.Port}"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await StatusAsync(run, HttpMethod.Post, "progress.json", run.Address.Authority));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(run, HttpMethod.Get, "results/", run.Address.Authority));

        using var page = await run.Client.GetAsync("");
        string html = await page.Content.ReadAsStringAsync();
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'none'", string.Join(' ', page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("//", html.Replace("<!--", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.False(page.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task An_interruption_saves_what_runs_and_exits_with_130_while_a_page_is_open()
    {
        await using var run = await StartAsync(runs: 2, stepSeconds: 0.3, use: "patient.checkpointed", until: 2000);
        var events = run.EventsAsync();
        await run.UntilAsync("progress.json", state => Running(state).Any(one => one.GetProperty("time").ValueKind == JsonValueKind.Number));

        await run.InterruptAsync();
        var told = await events;
        var end = await run.EndAsync();

        Assert.Equal(130, end.ExitCode);
        Assert.Contains("1 run saved in the middle", end.Error, StringComparison.Ordinal);
        Assert.Equal("interrupted", told.Last(item => item.Kind == "progress").Data.GetProperty("phase").GetString());
        Assert.Equal("end", told[^1].Kind);
    }

    [Fact]
    public async Task A_failed_run_is_shown_and_exits_with_1()
    {
        _slab.Write("fail", "");
        await using var run = await StartAsync(runs: 1, stepSeconds: 0.3, model: $", fails-while: \"{_slab.PathOf("fail")}\"");

        var told = await run.EventsAsync();
        var end = await run.EndAsync();

        var last = told.Last(item => item.Kind == "progress").Data;
        Assert.Equal(1, Count(last, "failed"));
        Assert.Contains("It was told to fail", Assert.Single(last.GetProperty("failures").EnumerateArray()).GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, end.ExitCode);
    }

    [Fact]
    public async Task A_port_in_use_is_told_with_the_remedy_and_nothing_is_run()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        string port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        Write(runs: 1, stepSeconds: 0);

        var run = await _slab.RunAsync(2, "run", "e.yaml", "--plugins", PatientExperiment.Plugins, "--watch", "--port", port);

        Assert.Equal($"slab: Port {port} of 127.0.0.1 cannot be used: it is in use. Give another one with --port N, or leave --port out for a free one.\n", run.Error.ReplaceLineEndings("\n"));
        Assert.False(Directory.Exists(_slab.PathOf("results")));
    }

    private Task<WatchedRun> StartAsync(int runs, double stepSeconds, string use = "patient", int until = 4, string model = "")
    {
        Write(runs, stepSeconds, use, until, model);
        return WatchedRun.StartAsync(_slab, "e.yaml", "--plugins", PatientExperiment.Plugins, "--jobs", "1");
    }

    private void Write(int runs, double stepSeconds, string use = "patient", int until = 4, string model = "") => _slab.Write("e.yaml", string.Create(CultureInfo.InvariantCulture, $$"""
        experiment: patient
        runs:
          waiting:
            model: { use: {{use}}, seconds: {{stepSeconds}}{{model}} }
            until: {{until}}
            at: linspace(1, {{until}}, {{until}})
            observe: [test-loss]
            replicas: {{runs}}
        analyses:
          fall: { use: power-law, of: waiting, observable: test-loss }
        figures:
          curves:
            x: { scale: log }
            y: { scale: log }
            series: [ { of: waiting, observable: test-loss } ]
        """));

    private static int Count(JsonElement state, string name) => state.GetProperty("runs").GetProperty(name).GetInt32();

    private static JsonElement[] Running(JsonElement state) => [.. state.GetProperty("running").EnumerateArray()];

    private static async Task<HttpStatusCode> StatusAsync(WatchedRun run, HttpMethod method, string path, string host)
    {
        using HttpRequestMessage request = new(method, path) { Headers = { Host = host } };
        using var response = await run.Client.SendAsync(request);
        return response.StatusCode;
    }
}
