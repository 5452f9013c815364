using System.Text.Json;
using ScalingLab.Testing;

namespace EndToEnd.Tests.Clusters;

/// <summary>An experiment of <see cref="PatientExperiment"/> that is sent to a cluster.</summary>
internal sealed class ClusterRun : IDisposable
{
    private const string Results = "results/patient";

    private ClusterRun(Slab slab) => Slab = slab;

    public Slab Slab { get; }

    /// <summary>Keys of the finished runs.</summary>
    public int Done => Directory.Exists(Slab.PathOf(Results + "/runs")) ? Directory.GetFiles(Slab.PathOf(Results + "/runs"), "*.json").Length : 0;

    /// <summary>The job of an array of a submission.</summary>
    public string Job(string submission = "1", int array = 0) => Slab.Read($"{Results}/cluster/{submission}/array-{array}.job");

    /// <param name="experiment">The text of the experiment file.</param>
    /// <param name="profile">Lines of the profile.</param>
    public static ClusterRun Create(string experiment, string profile = "")
    {
        Slab slab = new();
        slab.Variables["SLAB_PLUGINS"] = PatientExperiment.Plugins;
        slab.Write("e.yaml", experiment);
        slab.Write("slab-cluster.yaml", "time: 10\nsettle-seconds: 1\n" + profile);
        return new ClusterRun(slab);
    }

    /// <summary>The same on a cluster; skips the test where there is none.</summary>
    public static async Task<ClusterRun> CreateAsync(SlurmCluster cluster, string experiment, string profile = "")
    {
        var run = Create(experiment, profile);
        await cluster.UseAsync(run.Slab);
        return run;
    }

    public Task<ProcessRun> SubmitAsync(params IEnumerable<string> options) => Slab.RunAsync(0, ["submit", "e.yaml", .. options]);

    /// <summary>Waits until a condition holds.</summary>
    public static async Task Until(Func<bool> condition, Func<string> what, int seconds = 240)
    {
        for (long started = TimeProvider.System.GetTimestamp(); !condition(); await Task.Delay(50))
            Assert.True(TimeProvider.System.GetElapsedTime(started).TotalSeconds < seconds, $"Not within {seconds} s: {what()}");
    }

    /// <summary>Waits until the last collector has written the report.</summary>
    public Task Report(int seconds = 240) => Until(
        () => File.Exists(Slab.PathOf(Results + "/report.html")) && Directory.GetDirectories(Slab.PathOf(Results + "/cluster")).All(folder => File.Exists(Path.Combine(folder, "settled"))),
        () => $"the report; {Done} runs are done\n{Logs()}", seconds);

    /// <summary>Number of tasks of the first submission whose program has started: it opens the store before it executes anything.</summary>
    public int Started() => Directory.GetFiles(Slab.PathOf(Results + "/cluster/1"), "started-*").Length;

    /// <summary>The last of what the jobs printed.</summary>
    public string Logs()
    {
        string folder = Slab.PathOf(Results + "/cluster");
        return Directory.Exists(folder)
            ? string.Concat(Directory.EnumerateFiles(folder, "*.out", SearchOption.AllDirectories).OrderBy(File.GetLastWriteTimeUtc).TakeLast(8).Select(file => $"== {file}\n{File.ReadAllText(file)}"))
            : "";
    }

    /// <summary>The plan of a submission.</summary>
    public JsonElement Plan(string submission) => JsonDocument.Parse(Slab.Read($"{Results}/cluster/{submission}/plan.json")).RootElement;

    public bool IsThere(string submission) => File.Exists(Slab.PathOf($"{Results}/cluster/{submission}/plan.json"));

    /// <summary>The curves are, byte for byte, those of the same experiment executed here at once; every run is there once and nothing else is.</summary>
    public async Task AssertSameAsHere(int runs)
    {
        Assert.Equal(runs, Done);
        Assert.Empty(Directory.GetFiles(Slab.PathOf(Results), "*.tmp", SearchOption.AllDirectories));
        await Slab.RunAsync(0, "run", "e.yaml", "--out", "here", "--set", "runs.waiting.model.seconds=0");
        Assert.Equal(Slab.Read("here/patient/curves.csv"), Slab.Read(Results + "/curves.csv"));
    }

    public void Dispose() => Slab.Dispose();
}
