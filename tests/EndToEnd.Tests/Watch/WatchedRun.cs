using System.Diagnostics;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;
using ScalingLab.Testing;

namespace EndToEnd.Tests.Watch;

/// <summary>A sweep with its page, while it goes on.</summary>
internal sealed class WatchedRun : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly CancellationTokenSource _limit = new(Limit);

    private WatchedRun(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync();
    }

    public HttpClient Client { get; } = new() { Timeout = Limit };

    public Uri Address => Client.BaseAddress!;

    /// <summary>Starts <c>slab run</c> and reads its output up to the address of the page.</summary>
    public static async Task<WatchedRun> StartAsync(Slab slab, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(ProcessRun.Dotnet, [Path.Combine(HostOutput.Folder, "slab.dll"), "run", .. arguments, "--watch"])
        {
            WorkingDirectory = slab.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in slab.Variables) start.Environment[name] = value;

        // Settings of other servers on this machine must not move this one.
        start.Environment["ASPNETCORE_URLS"] = "http://0.0.0.0:0";
        WatchedRun run = new(Process.Start(start)!);
        string? line = await run._process.StandardOutput.ReadLineAsync(run._limit.Token);
        if (line is null) Assert.Fail(await run._error);
        Assert.StartsWith("watch: http://127.0.0.1:", line, StringComparison.Ordinal);
        run.Client.BaseAddress = new Uri(line["watch: ".Length..]);
        return run;
    }

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var document = JsonDocument.Parse(await Client.GetStringAsync(path, _limit.Token));
        return document.RootElement.Clone();
    }

    /// <summary>Asks until the answer is as wanted.</summary>
    public async Task<JsonElement> UntilAsync(string path, Predicate<JsonElement> wanted)
    {
        while (true)
        {
            var answer = await JsonAsync(path);
            if (wanted(answer)) return answer;
            await Task.Delay(50, _limit.Token);
        }
    }

    /// <summary>All that an open page is told, to the end.</summary>
    public async Task<IReadOnlyList<(string Kind, JsonElement Data)>> EventsAsync()
    {
        List<(string, JsonElement)> events = [];
        await using var stream = await Client.GetStreamAsync("events", _limit.Token);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(_limit.Token))
        {
            using var document = JsonDocument.Parse(item.Data);
            events.Add((item.EventType, document.RootElement.Clone()));
        }

        return events;
    }

    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(_limit.Token);
    }

    /// <summary>The exit code and what was printed after the address.</summary>
    public async Task<ProcessRun> EndAsync()
    {
        string output = await _process.StandardOutput.ReadToEndAsync(_limit.Token);
        await _process.WaitForExitAsync(_limit.Token);
        return new ProcessRun(_process.ExitCode, output, await _error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Client.Dispose();
        _limit.Dispose();
    }
}
