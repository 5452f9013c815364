using System.Collections.Concurrent;
using ScalingLab.Host.Cli;
using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Reporting;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Watch;

/// <summary>A sweep that can be looked at while it goes on. It passes what it is told on to the progress that the terminal shows.</summary>
internal sealed class LiveSweep : IRunProgress
{
    private const int FailuresShown = 20;

    private readonly Experiment _experiment;
    private readonly RunStore _store;
    private readonly Sweep _sweep;
    private readonly TimeProvider _time;
    private readonly SweepCount _count;
    private readonly LiveResults _results;
    private readonly ConcurrentDictionary<string, LiveRun> _running = new();
    private readonly int _planned;
    private readonly long _start;
    private IRunProgress? _shown;
    private long _version;
    private long _end;
    private volatile Phase _phase = Phase.Running;

    /// <param name="loaded">The experiment.</param>
    /// <param name="runs">The runs that this command is about.</param>
    /// <param name="missing">Those of them that are to be executed.</param>
    /// <param name="store">Where the results are.</param>
    /// <param name="sweep">The sweep, with what is stored read.</param>
    /// <param name="provenance">Of this session.</param>
    public LiveSweep(LoadedExperiment loaded, IReadOnlyList<PlannedRun> runs, IReadOnlyList<PlannedRun> missing, RunStore store, Sweep sweep, ProvenanceSource provenance)
    {
        _experiment = loaded.Experiment;
        _store = store;
        _sweep = sweep;
        _time = provenance.Time;
        _start = _time.GetTimestamp();
        _count = new SweepCount(missing.Count, _time);
        _planned = runs.DistinctBy(run => run.Key).Count();
        _results = new LiveResults(this, loaded.Experiment, loaded.Plan, provenance.Shared, _time);
    }

    public string ExperimentId => _experiment.Id;

    /// <summary>Whether runs are still executed.</summary>
    public bool IsRunning => _phase == Phase.Running;

    /// <summary>Grows with everything that may change a curve or a finding.</summary>
    public long Version => Interlocked.Read(ref _version);

    public IReadOnlyDictionary<string, RunRecord> Records => _sweep.Outcome().Records;

    /// <summary>What the running runs have observed so far.</summary>
    public IEnumerable<(PlannedRun Run, Observations Observations)> Observations =>
        _running.Values.Where(run => run.Observations is not null).Select(run => (run.Run, run.Observations!));

    public LiveView Results() => _results.Current();

    /// <summary>This, in front of the progress that the terminal shows.</summary>
    public IRunProgress Before(IRunProgress shown)
    {
        _shown = shown;
        return this;
    }

    /// <summary>All that could be executed is; nothing is evaluated here any more, so that the report can be.</summary>
    public void Analysing()
    {
        _phase = Phase.Analysing;
        _results.Close();
    }

    /// <summary>The report is written.</summary>
    public void End(ReportContents contents)
    {
        _results.Close(contents);
        End(Phase.Ended);
    }

    /// <summary>The work on this experiment is over; what ended it first stays.</summary>
    public void End(Phase phase)
    {
        if (_phase is not (Phase.Running or Phase.Analysing)) return;
        _end = _time.GetTimestamp();
        _phase = phase;
    }

    public SweepState State()
    {
        var phase = _phase;
        var outcome = _sweep.Outcome();
        LiveRun[] running = phase == Phase.Running ? [.. _running.Values.OrderByDescending(run => run.Elapsed)] : [];
        int ended = outcome.Records.Count + outcome.Failures.Count;
        return new SweepState
        {
            Experiment = _experiment.Id,
            Title = _experiment.Title,
            Source = _experiment.Source,
            Phase = phase,
            Seconds = (_end == 0 ? _time.GetElapsedTime(_start) : _time.GetElapsedTime(_start, _end)).TotalSeconds,
            SecondsLeft = phase == Phase.Running ? _count.Left?.TotalSeconds : null,
            Fraction = _planned == 0 ? 1 : Math.Min(1, (ended + running.Sum(run => run.Fraction)) / _planned),
            Runs = new RunTally(
                _planned, outcome.Records.Count, outcome.Reused, running.Length, outcome.Failures.Count, Math.Max(0, _planned - ended - running.Length)),
            Running = [.. running.Select(run => new RunState(
                RunExecutor.Describe(run.Run), run.Run.Block.Model.Clock, double.IsFinite(run.Clock) ? run.Clock : null, run.Run.Point.Until, run.Fraction, run.Elapsed.TotalSeconds))],
            Failures = [.. outcome.Failures.Take(FailuresShown).Select(failure => new FailedRun(failure.Description, failure.Message))],
            Folder = _store.Root,
        };
    }

    public void Started(PlannedRun run)
    {
        _running[run.Key] = new LiveRun(run, _time);
        _count.Started(run);
        _shown?.Started(run);
    }

    public void Advanced(PlannedRun run, double fraction)
    {
        if (_running.TryGetValue(run.Key, out var live)) live.Fraction = fraction;
        _count.Advanced(run, fraction);
        _shown?.Advanced(run, fraction);
    }

    public void Observed(PlannedRun run, double time, Func<Observations> observations)
    {
        if (_running.TryGetValue(run.Key, out var live)) live.Observed(time, observations);
        Interlocked.Increment(ref _version);
        _shown?.Observed(run, time, observations);
    }

    public void Finished(PlannedRun run)
    {
        Remove(run, failed: false);
        _shown?.Finished(run);
    }

    public void Failed(PlannedRun run, FailureRecord failure)
    {
        Remove(run, failed: true);
        _shown?.Failed(run, failure);
    }

    private void Remove(PlannedRun run, bool failed)
    {
        _running.TryRemove(run.Key, out _);
        _count.Ended(run, failed);
        Interlocked.Increment(ref _version);
    }
}
