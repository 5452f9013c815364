namespace EndToEnd.Tests.Clusters;

/// <summary>The same submissions as processes of this machine.</summary>
public sealed class LocalLauncherTests
{
    [Fact]
    public async Task What_is_sent_is_executed_in_the_background_and_reported()
    {
        using var run = ClusterRun.Create(PatientExperiment.Text(6, 6));

        var sent = await run.SubmitAsync("--local", "--runs-per-task", "2", "--array-parallelism", "3");
        var again = await run.SubmitAsync("--local");
        var status = await run.Slab.RunAsync(0, "status", "e.yaml");
        await run.Report();

        Assert.Contains("6 runs in 3 tasks sent to local", sent.Output, StringComparison.Ordinal);
        Assert.Contains("nothing to send, ", again.Output, StringComparison.Ordinal);
        Assert.Contains(" in hand", again.Output, StringComparison.Ordinal);
        Assert.Contains("0 missing", status.Output, StringComparison.Ordinal);
        await run.AssertSameAsHere(6);
    }

    [Fact]
    public async Task What_fails_is_tried_again_within_its_budget()
    {
        using var run = ClusterRun.Create(PatientExperiment.Text(2, 0.1, ", fails-while: trouble, failure: crash"));
        run.Slab.Write("trouble", "");
        await run.SubmitAsync("--local", "--max-retries", "3");
        await ClusterRun.Until(() => run.IsThere("1.1"), run.Logs);

        File.Delete(run.Slab.PathOf("trouble"));
        await run.Report();

        await run.AssertSameAsHere(2);
    }
}
