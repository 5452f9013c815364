namespace EndToEnd.Tests.Clusters;

/// <summary>The launcher on a real SLURM: what is sent comes back, whatever happens to runs and limits in between.</summary>
public sealed class SlurmTests(SlurmCluster cluster) : IClassFixture<SlurmCluster>
{
    [Fact]
    public async Task What_is_sent_comes_back_with_its_report_and_is_not_sent_twice()
    {
        using var run = await ClusterRun.CreateAsync(cluster, PatientExperiment.Text(6, 2));

        // Held, so that everything is still in the queue however slow the machine is.
        var sent = await run.SubmitAsync("--slurm", "--runs-per-task", "2", "--array-parallelism", "2", "--sbatch=--hold");
        var again = await run.SubmitAsync("--slurm");
        var status = await run.Slab.RunAsync(0, "status", "e.yaml");
        await run.Slab.RunAsync(0, "collect", "e.yaml");
        File.Delete(run.Slab.PathOf("results/patient/report.html"));
        run.Slab.Write("e.yaml", PatientExperiment.Text(8, 2));
        var widened = await run.SubmitAsync("--slurm");
        foreach (string job in (string[])["array-0.job", "collector.job"]) await cluster.CallAsync("scontrol", "release", run.Slab.Read($"results/patient/cluster/1/{job}"));

        Assert.Contains($"patient: 6 runs in 3 tasks sent to slurm as job {run.Job()}", sent.Output, StringComparison.Ordinal);
        Assert.Contains("patient: nothing to send, 6 in hand", again.Output, StringComparison.Ordinal);
        Assert.Contains("6 in hand, 0 missing", status.Output, StringComparison.Ordinal);
        Assert.Contains($"submission 1 (slurm {run.Job()}): 3 tasks", status.Output, StringComparison.Ordinal);
        Assert.Contains("patient: 2 runs in 1 task sent", widened.Output, StringComparison.Ordinal);
        Assert.Contains("6 in hand", widened.Output, StringComparison.Ordinal);
        await ClusterRun.Until(() => run.Done == 8, run.Logs);
        await run.Report();
        Assert.Contains("8 runs: 8 done, 0 failed, 0 in hand, 0 missing", (await run.Slab.RunAsync(0, "status", "e.yaml")).Output, StringComparison.Ordinal);
        await run.Slab.RunAsync(0, "collect", "e.yaml");
        await run.AssertSameAsHere(8);
    }

    [Fact]
    public async Task A_task_near_its_time_limit_queues_again_and_goes_on()
    {
        using var run = await ClusterRun.CreateAsync(cluster, PatientExperiment.Text(4, 1.5));
        await run.SubmitAsync("--slurm", "--runs-per-task", "4");
        await ClusterRun.Until(() => run.Done == 2, run.Logs);

        // The signal that sbatch was asked to send before the limit; SLURM looks at limits twice a minute only.
        await cluster.CallAsync("scancel", "--batch", "--signal=USR1", run.Job());
        await run.Report();

        await run.AssertSameAsHere(4);
        Assert.Contains("the task queues again for the rest", run.Logs(), StringComparison.Ordinal);
        Assert.False(run.IsThere("1.1"));
    }

    [Fact]
    public async Task A_run_near_its_time_limit_is_saved_in_the_middle_and_goes_on_from_there()
    {
        using var run = await ClusterRun.CreateAsync(cluster, PatientExperiment.Text(1, 8).Replace("use: patient,", "use: patient.checkpointed,", StringComparison.Ordinal));
        await run.SubmitAsync("--slurm");
        await ClusterRun.Until(() => run.Started() == 1, run.Logs);
        await Task.Delay(5000);

        await cluster.CallAsync("scancel", "--batch", "--signal=USR1", run.Job());
        await run.Report();

        await run.AssertSameAsHere(1);
        Assert.Contains("the task queues again for the rest", run.Logs(), StringComparison.Ordinal);
        Assert.Contains("\"resumptions\":1", File.ReadAllText(Directory.GetFiles(run.Slab.PathOf("results/patient/runs"))[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SLURM_itself_warns_a_task_before_its_time_limit()
    {
        // A minute is the shortest limit; the warning is due half a minute before its end and may come half a minute early.
        using var run = await ClusterRun.CreateAsync(cluster, PatientExperiment.Text(12, 4));
        await run.SubmitAsync("--slurm", "--runs-per-task", "12", "--time", "1");

        await run.Report();

        await run.AssertSameAsHere(12);
        Assert.Contains("slab: the time limit is near", run.Logs(), StringComparison.Ordinal);
        Assert.Contains("the task queues again for the rest", run.Logs(), StringComparison.Ordinal);
        Assert.False(run.IsThere("1.1"));
    }

    [Fact]
    public async Task What_comes_no_further_within_its_time_limit_is_sent_again_with_twice_the_limit()
    {
        using var run = await ClusterRun.CreateAsync(cluster, PatientExperiment.Text(1, 8));
        await run.SubmitAsync("--slurm");
        await ClusterRun.Until(() => run.Started() == 1, run.Logs);

        await cluster.CallAsync("scancel", "--batch", "--signal=USR1", run.Job());
        await run.Report();

        await run.AssertSameAsHere(1);
        Assert.Equal("0-00:20:00", run.Plan("1.1").GetProperty("arrays")[0].GetProperty("time").GetString());
        Assert.Equal(1, run.Plan("1.1").GetProperty("arrays")[0].GetProperty("tasks")[0].GetProperty("tried").GetProperty("time").GetInt32());
    }

    [Theory]
    [InlineData("throw", "application", null)]
    [InlineData("crash", "application", null)]
    [InlineData("memory", "memory", "400M")]
    public async Task What_fails_is_sent_again_within_its_budget(string failure, string budget, string? memory)
    {
        using var run = await ClusterRun.CreateAsync(cluster, PatientExperiment.Text(2, 0.1, $", fails-while: trouble, failure: {failure}"), "mem: 200M\n");
        run.Slab.Write("trouble", "");
        await run.SubmitAsync("--slurm", "--max-retries", "1");
        await ClusterRun.Until(() => run.IsThere("1.1"), run.Logs);

        File.Delete(run.Slab.PathOf("trouble"));
        await run.Report();

        var array = run.Plan("1.1").GetProperty("arrays")[0];
        Assert.Equal(1, array.GetProperty("tasks")[0].GetProperty("tried").GetProperty(budget).GetInt32());
        Assert.Equal(memory ?? "200M", array.GetProperty("mem").GetString());
        await run.AssertSameAsHere(2);
    }

    [Fact]
    public async Task What_fails_for_ever_is_given_up_and_the_others_are_reported()
    {
        using var run = await ClusterRun.CreateAsync(cluster, PatientExperiment.Text(2).Replace(
            "  waiting:", "  failing:\n    model: { use: patient, number: 7, fails-while: e.yaml }\n    until: 1\n    at: [1]\n    observe: [test-loss]\n  waiting:", StringComparison.Ordinal));

        await run.SubmitAsync("--slurm", "--max-retries", "1");
        await run.Report();
        var status = await run.Slab.RunAsync(0, "status", "e.yaml");
        var again = await run.SubmitAsync("--slurm");

        Assert.Equal(2, run.Done);
        Assert.Contains("3 runs: 2 done, 1 failed, 0 in hand, 0 missing", status.Output, StringComparison.Ordinal);
        Assert.Contains("gave up", status.Output, StringComparison.Ordinal);
        Assert.Contains("It was told to fail", status.Output, StringComparison.Ordinal);
        Assert.Contains("nothing to send, 1 failed earlier (--retry-failed sends them)", again.Output, StringComparison.Ordinal);
        Assert.True(run.IsThere("1.1"));
        Assert.False(run.IsThere("1.2"));
    }

    [Fact]
    public async Task What_was_cancelled_is_sent_again_only_by_hand()
    {
        using var run = await ClusterRun.CreateAsync(cluster, PatientExperiment.Text(10, 2));
        await run.SubmitAsync("--slurm", "--runs-per-task", "1");
        await ClusterRun.Until(() => run.Done >= 1, run.Logs);

        await cluster.CallAsync("scancel", run.Job());
        await run.Report();
        var status = await run.Slab.RunAsync(0, "status", "e.yaml");
        run.Slab.Write("e.yaml", PatientExperiment.Text(10, 2));
        var again = await run.SubmitAsync("--slurm", "--runs-per-task", "4");
        File.Delete(run.Slab.PathOf("results/patient/report.html"));
        await run.Report();

        Assert.False(run.IsThere("1.1"));
        Assert.Contains("the task was cancelled", status.Output, StringComparison.Ordinal);
        Assert.Contains("sent to slurm", again.Output, StringComparison.Ordinal);
        await run.AssertSameAsHere(10);
    }

    [Fact]
    public async Task What_sbatch_refuses_is_told_in_its_words()
    {
        using var run = await ClusterRun.CreateAsync(cluster, PatientExperiment.Text(2));

        var partition = await run.Slab.RunAsync(2, "submit", "e.yaml", "--slurm", "--partition", "nowhere");
        var memory = await run.Slab.RunAsync(2, "submit", "e.yaml", "--slurm", "--mem", "900G");
        var option = await run.Slab.RunAsync(2, "submit", "e.yaml", "--slurm", "--sbatch=--no-such-option");

        Assert.Contains("invalid partition specified: nowhere", partition.Error, StringComparison.Ordinal);
        Assert.Contains("Partitions here: dev, urgent.", partition.Error, StringComparison.Ordinal);
        Assert.Contains("Memory specification can not be satisfied", memory.Error, StringComparison.Ordinal);
        Assert.Contains("no-such-option", option.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(run.Slab.PathOf("results/patient/cluster")));
    }

    [Fact]
    public async Task A_task_that_can_never_start_is_named_by_status()
    {
        using var run = await ClusterRun.CreateAsync(cluster, PatientExperiment.Text(2));
        await run.SubmitAsync("--slurm", "--cpus-per-task", "64");
        string status = "";
        for (int i = 0; i < 40 && !status.Contains("may never start", StringComparison.Ordinal); i++)
        {
            await Task.Delay(250);
            status = (await run.Slab.RunAsync(0, "status", "e.yaml")).Output;
        }

        Assert.Contains("1 waiting with 'Partition", status, StringComparison.Ordinal);
        string names = status.Split("scancel --name=")[1].Split('\n')[0].Trim();
        await cluster.CallAsync("scancel", $"--name={names}");
    }
}
