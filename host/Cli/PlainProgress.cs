using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Cli;

/// <summary>A line now and then: at the latest every ten seconds while something moves, at the earliest every second.</summary>
internal sealed class PlainProgress(TextWriter output, int total, TimeProvider time) : IRunProgress
{
    private static readonly TimeSpan Earliest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(10);

    private readonly SweepCount _count = new(total, time);
    private readonly Lock _lock = new();
    private long _written = time.GetTimestamp();

    public void Started(PlannedRun run) => _count.Started(run);

    public void Advanced(PlannedRun run, double fraction)
    {
        _count.Advanced(run, fraction);
        Write(run, Latest);
    }

    public void Finished(PlannedRun run) => End(run, failed: false);

    public void Failed(PlannedRun run, FailureRecord failure) => End(run, failed: true);

    private void End(PlannedRun run, bool failed)
    {
        _count.Ended(run, failed);
        Write(run, _count.Done == _count.Total ? TimeSpan.Zero : Earliest);
    }

    private void Write(PlannedRun run, TimeSpan after)
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_written) < after) return;
            _written = time.GetTimestamp();
            output.WriteLine($"{_count.Text()}: {RunExecutor.Describe(run)}");
        }
    }
}
