using System.Runtime.CompilerServices;
using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Tests.Execution;

/// <summary>Runs that are saved in the middle. Oracle: the same run undisturbed, bit for bit.</summary>
public sealed class CheckpointTests : IDisposable
{
    private static readonly LineOptions Noisy = new() { Noise = 1 };

    private readonly TemporaryFolder _folder = new();

    private string Checkpoints => _folder.At("checkpoints");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_cancelled_run_goes_on_where_it_was()
    {
        var expected = LineExperiment.Run(RunStore.Open(_folder.At("undisturbed")), Plan(Noisy)).Records["a-0"];
        await Interrupt(Noisy with { HangAt = 10 });
        Assert.Single(Directory.GetFiles(Checkpoints));
        StrongBox<int> units = LineModel.Units.Value = new();

        var resumed = LineExperiment.Run(Open(), Plan(Noisy));

        Assert.Equal(5, units.Value);
        Assert.Equal(1, resumed.Records["a-0"].Provenance.Resumptions);
        Assert.Empty(resumed.Notes);
        Assert.Equal(expected.Observations.Times, resumed.Records["a-0"].Observations.Times);
        Assert.Equal(expected.Observations.Columns["test-loss"], resumed.Records["a-0"].Observations.Columns["test-loss"]);
        Assert.Empty(Directory.GetFiles(Checkpoints));
    }

    [Fact]
    public void Saving_in_between_changes_no_bit_and_leaves_nothing()
    {
        var expected = LineExperiment.Run(RunStore.Open(_folder.At("undisturbed")), Plan(Noisy)).Records["a-0"];

        var saved = LineExperiment.Run(Open(), Plan(Noisy with { Pause = 20 }), Often);

        Assert.Equal(expected.Observations.Columns["test-loss"], saved.Records["a-0"].Observations.Columns["test-loss"]);
        Assert.True(Directory.Exists(Checkpoints));
        Assert.Empty(Directory.GetFiles(Checkpoints));
        Assert.Equal(0, saved.Records["a-0"].Provenance.Resumptions);
    }

    [Fact]
    public void A_model_that_goes_back_when_it_is_paused_gets_through()
    {
        var outcome = LineExperiment.Run(Open(), Plan(Noisy with { Pause = 20, GoesBack = true }), Often);

        Assert.Equal(1, outcome.Executed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task A_torn_checkpoint_is_noticed_and_the_run_starts_again(double part)
    {
        await Interrupt(Noisy with { HangAt = 10 });
        string path = Assert.Single(Directory.GetFiles(Checkpoints));
        byte[] whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..(int)(part * whole.Length)]);

        var outcome = LineExperiment.Run(Open(), Plan(Noisy));

        Assert.Contains("a-0.checkpoint is not used. It is torn", Assert.Single(outcome.Notes), StringComparison.Ordinal);
        Assert.Equal((1, 0), (outcome.Executed, outcome.Records["a-0"].Provenance.Resumptions));
    }

    [Fact]
    public async Task Of_two_checkpoints_the_older_one_serves_when_the_last_is_torn()
    {
        await Interrupt(Noisy with { HangAt = 5 });
        await Interrupt(Noisy with { HangAt = 10 });
        string last = Path.Combine(Checkpoints, "a-0.checkpoint");
        Assert.Equal(2, Directory.GetFiles(Checkpoints).Length);
        byte[] bytes = File.ReadAllBytes(last);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(last, bytes);
        StrongBox<int> units = LineModel.Units.Value = new();

        var outcome = LineExperiment.Run(Open(), Plan(Noisy));

        Assert.Contains("its content does not fit its hash", Assert.Single(outcome.Notes), StringComparison.Ordinal);
        Assert.Equal(8, units.Value);
        Assert.Empty(Directory.GetFiles(Checkpoints));
    }

    [Fact]
    public async Task The_checkpoint_of_another_run_is_not_used()
    {
        await Interrupt(Noisy with { HangAt = 10 });
        File.Move(Path.Combine(Checkpoints, "a-0.checkpoint"), Path.Combine(Checkpoints, "b-0.checkpoint"));

        var outcome = LineExperiment.Run(Open(), LineExperiment.PlanOf(LineExperiment.BlockOf([("b", Noisy)])));

        Assert.Contains("It is that of another run.", Assert.Single(outcome.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_checkpoints_of_a_finished_run_are_swept_away()
    {
        var store = Open();
        LineExperiment.Run(store, Plan(Noisy));
        Directory.CreateDirectory(Checkpoints);
        File.WriteAllText(Path.Combine(Checkpoints, "a-0.checkpoint"), "left by a crash after the record was written");
        File.WriteAllText(Path.Combine(Checkpoints, "b-0.checkpoint"), "still needed");

        Open();

        Assert.Equal("b-0.checkpoint", Path.GetFileName(Assert.Single(Directory.GetFiles(Checkpoints))));
    }

    [Fact]
    public void A_checkpoint_that_cannot_be_written_does_not_stop_the_run()
    {
        var store = Open();
        File.WriteAllText(Checkpoints, "in the way");

        var outcome = LineExperiment.Run(store, Plan(Noisy with { Pause = 20 }), Often);

        Assert.Equal(1, outcome.Executed);
        Assert.Contains("no checkpoint could be written", Assert.Single(outcome.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_on_the_wall_that_jumps_changes_nothing()
    {
        var plan = Plan(Noisy with { Pause = 10 });
        var store = Open();
        Sweep sweep = new(store, Often);
        ProvenanceSource provenance = new("experiment.yaml", ["slab", "run"], new JumpingClock());
        var progress = new LineExperiment.SilentProgress();

        sweep.Execute(sweep.Load(plan), new RunExecutor(7, provenance, progress, store.Checkpoints, Often.Checkpoints), progress, CancellationToken.None);

        var record = sweep.Outcome().Records["a-0"];
        Assert.InRange(record.Provenance.WallSeconds, 0.1, 100);
        Assert.Equal(4, record.Observations.Times.Length);
    }

    private static SweepOptions Often => new() { Jobs = 1, Checkpoints = new CheckpointOptions { Interval = TimeSpan.FromMilliseconds(5) } };

    private static IReadOnlyList<PlannedRun> Plan(LineOptions options) => LineExperiment.PlanOf(LineExperiment.BlockOf([("a", options)]));

    private RunStore Open() => RunStore.Open(_folder.Path);

    /// <summary>Runs until the model hangs, and cancels.</summary>
    private async Task Interrupt(LineOptions options)
    {
        using CancellationTokenSource cancel = new();
        double before = options.HangAt;
        Waiting progress = new();
        var running = Task.Run(() => LineExperiment.Run(Open(), Plan(options), new SweepOptions { Jobs = 1 }, cancel.Token, progress));
        while (progress.Fraction < (before == 5 ? 0.5 : 0.75)) await Task.Delay(2);
        await cancel.CancelAsync();
        Assert.Equal(0, (await running).Executed);
    }

    private sealed class Waiting : IRunProgress
    {
        public double Fraction { get; private set; }

        public void Started(PlannedRun run)
        {
        }

        public void Advanced(PlannedRun run, double fraction) => Fraction = fraction;

        public void Finished(PlannedRun run)
        {
        }

        public void Failed(PlannedRun run, FailureRecord failure)
        {
        }
    }

    private sealed class JumpingClock : TimeProvider
    {
        private int _days;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(_days = -2 * _days + 1);
    }
}
