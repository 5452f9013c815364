using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;
using Spectre.Console;

namespace ScalingLab.Host.Cli;

/// <summary>A bar for the sweep and one for each run in hand.</summary>
internal sealed class LiveProgress : IRunProgress
{
    private readonly SweepCount _count;
    private readonly ProgressTask _sweep;
    private readonly Stack<ProgressTask> _idle;
    private readonly Dictionary<PlannedRun, ProgressTask> _busy = new(ReferenceEqualityComparer.Instance);
    private readonly Lock _lock = new();

    private LiveProgress(ProgressContext context, int total, int bars)
    {
        _count = new SweepCount(total, TimeProvider.System);
        _sweep = context.AddTask($"0/{total} done", maxValue: 1);
        _idle = new Stack<ProgressTask>(Enumerable.Range(0, bars).Select(_ => context.AddTask("waiting", maxValue: 1)).Reverse());
    }

    public static void Execute(Terminal terminal, IReadOnlyList<PlannedRun> runs, int jobs, Action<IRunProgress> execute) =>
        terminal.CreateConsole().Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(context => execute(new LiveProgress(context, runs.Count, Math.Min(jobs, runs.Count))));

    public void Started(PlannedRun run)
    {
        lock (_lock)
        {
            _count.Started(run);
            if (!_idle.TryPop(out var bar)) return;
            bar.Description = Markup.Escape(RunExecutor.Describe(run));
            bar.Value = 0;
            _busy[run] = bar;
        }
    }

    public void Advanced(PlannedRun run, double fraction)
    {
        lock (_lock)
        {
            _count.Advanced(run, fraction);
            if (_busy.TryGetValue(run, out var bar)) bar.Value = Math.Min(fraction, 0.999);
            Update();
        }
    }

    public void Finished(PlannedRun run) => End(run, failed: false);

    public void Failed(PlannedRun run, FailureRecord failure) => End(run, failed: true);

    private void End(PlannedRun run, bool failed)
    {
        lock (_lock)
        {
            _count.Ended(run, failed);
            if (_busy.Remove(run, out var bar))
            {
                bar.Description = "waiting";
                bar.Value = 0;
                _idle.Push(bar);
            }

            Update();
        }
    }

    private void Update()
    {
        _sweep.Value = _count.Fraction;
        _sweep.Description = Markup.Escape(_count.Text());
    }
}
