namespace EndToEnd.Tests.Clusters;

/// <summary>The launcher on a real SLURM of its own, whose nodes and controller fail.</summary>
public sealed class SlurmFaultTests(SlurmCluster cluster) : IClassFixture<SlurmCluster>
{
    [Fact]
    public async Task An_array_of_200_tasks_ends_by_itself_though_a_node_dies_half_way()
    {
        using var run = await ClusterRun.CreateAsync(cluster, PatientExperiment.Text(200));
        await run.SubmitAsync("--slurm", "--runs-per-task", "1");
        await ClusterRun.Until(() => run.Done >= 100, run.Logs);

        await cluster.ControlAsync("node", "n1", "crash");
        await run.Report();

        await run.AssertSameAsHere(200);
        await cluster.ControlAsync("node", "n1", "start");
    }

    [Fact]
    public async Task A_controller_that_is_killed_loses_nothing()
    {
        using var run = await ClusterRun.CreateAsync(cluster, PatientExperiment.Text(4, 14));
        await run.SubmitAsync("--slurm", "--runs-per-task", "1");
        await ClusterRun.Until(() => run.Started() == 4, run.Logs);

        // The controller saves its state a few seconds after a change. One that forgets tasks that it has just started needs its administrator.
        await Task.Delay(6000);
        await cluster.ControlAsync("controller", "kill");
        var status = await run.Slab.RunAsync(0, "status", "e.yaml");
        await cluster.ControlAsync("controller", "start");
        await run.Report();

        Assert.Contains("the queue is not known", status.Output, StringComparison.Ordinal);
        Assert.Contains("The controller does not answer", status.Output, StringComparison.Ordinal);
        await run.AssertSameAsHere(4);
    }

    [Fact]
    public async Task Tasks_that_are_pre_empted_go_on_later()
    {
        using var run = await ClusterRun.CreateAsync(cluster, PatientExperiment.Text(8, 1.5));
        await run.SubmitAsync("--slurm", "--runs-per-task", "4");
        await ClusterRun.Until(() => run.Done >= 2, run.Logs);

        // Both nodes entirely, for a moment.
        await cluster.CallAsync("sbatch", "--partition=urgent", "--nodes=2", "--exclusive", "--job-name=urgent", "--output=/dev/null", "--wrap=sleep 1");
        await run.Report();

        await run.AssertSameAsHere(8);
        Assert.Contains("slab: stopping", run.Logs(), StringComparison.Ordinal);
    }
}
