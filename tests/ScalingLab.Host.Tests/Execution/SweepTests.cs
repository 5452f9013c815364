using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Reporting;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Tests.Execution;

public sealed class SweepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Executes_what_is_missing_and_nothing_twice()
    {
        var plan = LineExperiment.PlanOf(LineExperiment.BlockOf([("a", new()), ("b", new() { Slope = 2 })], replicas: 3));

        var first = LineExperiment.Run(Open(), plan);
        var second = LineExperiment.Run(Open(), plan);

        Assert.Equal((6, 0), (first.Executed, first.Reused));
        Assert.Equal((0, 6), (second.Executed, second.Reused));
        Assert.Equal([2.0, 4.0, 10.0, 20.0], second.Records["b-0"].Observations.Columns["test-loss"]);
        Assert.Equal([1.0, 2.0, 5.0, 10.0], second.Records["b-0"].Observations.Times);
    }

    [Fact]
    public void A_warning_is_kept_with_its_run_and_told_once_for_all_that_say_it()
    {
        var plan = LineExperiment.PlanOf(LineExperiment.BlockOf([("a", new()), ("late", new() { WarnAt = 5 }), ("later", new() { WarnAt = 20 })], replicas: 3));
        LineExperiment.Run(Open(), plan);

        var stored = LineExperiment.Run(Open(), plan).Records;

        Assert.Equal(["It is late after 5."], stored["late-1"].Warnings);
        Assert.Empty(stored["a-0"].Warnings);
        Assert.Equal([new WarningNote("lines (case = late), replica 0, and 2 more runs", "It is late after 5.")], WarningNote.Of(plan, stored));
    }

    [Fact]
    public void A_deleted_record_is_the_only_one_executed_again()
    {
        var plan = LineExperiment.PlanOf(LineExperiment.BlockOf([("a", new()), ("b", new())], replicas: 2));
        var store = Open();
        LineExperiment.Run(store, plan);
        File.Delete(store.RunPath("b-1"));

        var outcome = LineExperiment.Run(Open(), plan);

        Assert.Equal((1, 3), (outcome.Executed, outcome.Reused));
        Assert.True(store.Contains("b-1"));
    }

    [Fact]
    public void Two_planned_runs_with_one_key_are_executed_once()
    {
        var plan = LineExperiment.PlanOf(LineExperiment.BlockOf([("a", new()), ("b", new())]));
        PlannedRun[] same = [.. plan.Select(run => run with { Key = "same" })];

        Assert.Equal(1, LineExperiment.Run(Open(), same).Executed);
    }

    [Fact]
    public void A_failed_run_leaves_a_record_and_the_others_go_on()
    {
        var plan = LineExperiment.PlanOf(LineExperiment.BlockOf([("a", new()), ("bad", new() { FailAt = 5 }), ("c", new())]));
        var store = Open();

        var outcome = LineExperiment.Run(store, plan);

        Assert.Equal(2, outcome.Executed);
        var failure = Assert.Single(outcome.Failures);
        Assert.Equal("lines (case = bad)", failure.Description);
        Assert.Equal("Diverged at 5. A smaller slope helps.", failure.Message);
        Assert.Equal("RunFailedException", store.ReadFailure("bad-0")!.Kind);
        Assert.False(store.Contains("bad-0"));
    }

    [Fact]
    public void A_failure_is_tried_again_only_when_asked_and_forgotten_when_it_succeeds()
    {
        var block = LineExperiment.BlockOf([("a", new() { FailAt = 5 })]);
        var store = Open();
        LineExperiment.Run(store, LineExperiment.PlanOf(block));
        var mended = LineExperiment.PlanOf(LineExperiment.BlockOf([("a", new())]));

        var untouched = LineExperiment.Run(store, mended);
        var retried = LineExperiment.Run(store, mended, new SweepOptions { RetryFailed = true });

        Assert.Equal((0, 1), (untouched.Executed, untouched.FailedEarlier));
        Assert.Equal((1, 0), (retried.Executed, retried.Failures.Count));
        Assert.False(store.HasFailed("a-0"));
    }

    [Fact]
    public void A_value_that_is_not_finite_fails_the_run_with_its_place()
    {
        var outcome = LineExperiment.Run(Open(), LineExperiment.PlanOf(LineExperiment.BlockOf([("a", new() { NanAt = 5 })])));

        Assert.StartsWith("The observable 'test-loss' is NaN at 5.", Assert.Single(outcome.Failures).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_observer_that_breaks_its_contract_fails_the_run_and_is_named()
    {
        var outcome = LineExperiment.Run(Open(), LineExperiment.PlanOf(LineExperiment.BlockOf([("a", new())], observer: "rogue")));

        Assert.Contains("The observer 'rogue' records 'something-else', which it was not registered with (promised).", Assert.Single(outcome.Failures).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fail_fast_stops_at_the_first_failure()
    {
        var plan = LineExperiment.PlanOf(LineExperiment.BlockOf([("bad", new() { FailAt = 1 }), .. Enumerable.Range(0, 50).Select(i => ($"p{i}", new LineOptions()))]));

        var outcome = LineExperiment.Run(Open(), plan, new SweepOptions { Jobs = 1, FailFast = true });

        Assert.Single(outcome.Failures);
        Assert.Equal(0, outcome.Executed);
    }

    [Fact]
    public async Task Cancelling_stops_the_running_runs_and_keeps_the_finished_ones()
    {
        var plan = LineExperiment.PlanOf(LineExperiment.BlockOf([("a", new()), ("hangs", new() { HangAt = 5 }), ("z", new())]));
        var store = Open();
        using CancellationTokenSource cancel = new();
        var running = Task.Run(() => LineExperiment.Run(store, plan, new SweepOptions { Jobs = 1 }, cancel.Token));
        while (!store.Contains("a-0")) await Task.Delay(5);
        await cancel.CancelAsync();

        var outcome = await running;

        Assert.Equal((1, 0), (outcome.Executed, outcome.Failures.Count));
        Assert.False(store.Contains("hangs-0") || store.HasFailed("hangs-0"));
    }

    [Fact]
    public void Times_that_fall_on_one_tick_are_observed_once()
    {
        var plan = LineExperiment.PlanOf(LineExperiment.BlockOf([("a", new())], 1, "loss", 0.2, 0.7, 1.0, 1.5));

        Assert.Equal([1.0, 2.0], LineExperiment.Run(Open(), plan).Records["a-0"].Observations.Times);
    }

    [Fact]
    public void Curves_do_not_depend_on_the_number_of_jobs()
    {
        var plan = LineExperiment.PlanOf(LineExperiment.BlockOf(Enumerable.Range(0, 20).Select(i => ($"p{i}", new LineOptions { Noise = 1 })), replicas: 3));
        var alone = LineExperiment.Run(RunStore.Open(_folder.At("1")), plan, new SweepOptions { Jobs = 1 });
        var together = LineExperiment.Run(RunStore.Open(_folder.At("8")), plan, new SweepOptions { Jobs = 8 });

        Assert.All(plan, run => Assert.Equal(
            alone.Records[run.Key].Observations.Columns["test-loss"], together.Records[run.Key].Observations.Columns["test-loss"]));
        Assert.Equal(alone.Records["p0-0"].Observations.Columns["test-loss"], alone.Records["p1-0"].Observations.Columns["test-loss"]);
        Assert.NotEqual(alone.Records["p0-0"].Observations.Columns["test-loss"], alone.Records["p0-1"].Observations.Columns["test-loss"]);
    }

    [Fact]
    public void Per_point_streams_differ_between_points()
    {
        var block = LineExperiment.BlockOf([("a", new() { Noise = 1 }), ("b", new() { Noise = 1 })]);
        block = block with { Points = [.. block.Points.Select(point => point with { PerPointStreams = true })] };
        var records = LineExperiment.Run(Open(), LineExperiment.PlanOf(block)).Records;

        Assert.NotEqual(records["a-0"].Observations.Columns["test-loss"], records["b-0"].Observations.Columns["test-loss"]);
    }

    [Fact]
    public void A_damaged_record_is_set_aside_and_its_run_executed_again()
    {
        var plan = LineExperiment.PlanOf(LineExperiment.BlockOf([("a", new()), ("b", new())]));
        var store = Open();
        LineExperiment.Run(store, plan);
        string whole = File.ReadAllText(store.RunPath("a-0"));
        File.WriteAllText(store.RunPath("a-0"), whole[..(whole.Length / 2)]);

        var outcome = LineExperiment.Run(Open(), plan);

        Assert.Equal((1, 1), (outcome.Executed, outcome.Reused));
        Assert.Contains("a-0.json was damaged", Assert.Single(outcome.Notes), StringComparison.Ordinal);
        Assert.Equal(whole[..(whole.Length / 2)], File.ReadAllText(store.RunPath("a-0") + ".damaged"));
    }

    [Fact]
    public void A_record_of_a_newer_version_stops_everything_before_anything_runs()
    {
        var plan = LineExperiment.PlanOf(LineExperiment.BlockOf([("a", new()), ("b", new())]));
        var store = Open();
        LineExperiment.Run(store, [plan[0]]);
        File.WriteAllText(store.RunPath("a-0"), File.ReadAllText(store.RunPath("a-0")).Replace("\"schema\":1", "\"schema\":2", StringComparison.Ordinal));

        var exception = Assert.Throws<StoreException>(() => LineExperiment.Run(Open(), plan));

        Assert.Contains("has schema version 2, but this slab reads up to 1", exception.Message, StringComparison.Ordinal);
        Assert.False(store.Contains("b-0"));
    }

    private RunStore Open() => RunStore.Open(_folder.Path);
}
