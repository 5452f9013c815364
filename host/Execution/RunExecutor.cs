using System.Collections.Concurrent;
using System.Diagnostics;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Execution;

/// <summary>Executes one run: the same code whatever decided where it runs.</summary>
internal sealed class RunExecutor(ulong seed, ProvenanceSource provenance, IRunProgress progress, CheckpointStore checkpoints, CheckpointOptions options)
{
    private readonly Dictionary<Block, RunScopeFactory> _scopes = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<Block, string> _fingerprints = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, bool> _notes = [];
    private int _saved;

    /// <summary>What a reader should know, such as checkpoints that could not be used or written.</summary>
    public IEnumerable<string> Notes => _notes.Keys;

    /// <summary>Runs that were stopped in the middle and can go on where they were.</summary>
    public int Saved => _saved;

    /// <summary>Executes a run to its end, from its checkpoint if there is one.</summary>
    /// <exception cref="RunExecutionException">It failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, and saved if it can be.</exception>
    public RunRecord Execute(PlannedRun run, CancellationToken cancel)
    {
        var started = provenance.Time.GetUtcNow();
        var stopwatch = Stopwatch.StartNew();
        double? cpuAtStart = ThreadCpuTime.Seconds;
        try
        {
            using var state = Begin(run);
            if (state.CanBeSaved) AdvanceWithCheckpoints(run, state, cancel);
            else AdvanceToEnd(run, state, cancel);
            return new RunRecord(
                run.Key, RunInputs.ToJson(run, seed), run.Block.Model.Clock, state.Table.ToObservations(),
                provenance.Of(run.Block, state.Started, state.WallSeconds, state.CpuSeconds, state.Resumptions))
            {
                Warnings = state.Warnings(),
            };
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            throw new RunExecutionException(
                new FailureRecord(
                    run.Key, Describe(run), RunInputs.ToJson(run, seed), exception.GetType().Name, MessageOf(exception), exception.ToString(),
                    provenance.Of(run.Block, started, stopwatch.Elapsed.TotalSeconds, ThreadCpuTime.Seconds - cpuAtStart)),
                exception);
        }
    }

    /// <summary>The run in words: <c>simulation (eigenvalues = 4), replica 2</c>.</summary>
    public static string Describe(PlannedRun run) =>
        run.Block.Name + (run.Point.Point.Count == 0 ? "" : $" ({run.Point.Point})") + (run.Point.Replicas == 1 ? "" : $", replica {run.Replica}");

    private RunInProgress Begin(PlannedRun run)
    {
        var point = run.Point;
        RandomStreams streams = new PhiloxStreams(seed, run.Replica, point.PerPointStreams ? point.Point.ToString() : "");
        return checkpoints.Restore(
            run.Key, FingerprintOf(run.Block), () => new RunInProgress(run.Block, ScopesOf(run.Block).Create(point, streams), provenance.Time),
            note => _notes[$"{Describe(run)}: {note}"] = true);
    }

    private void AdvanceWithCheckpoints(PlannedRun run, RunInProgress state, CancellationToken cancel)
    {
        using CheckpointPace pace = new(options.Interval, cancel);
        while (true)
        {
            try
            {
                AdvanceToEnd(run, state, pace.Pause);
                return;
            }
            catch (OperationCanceledException) when (pace.Pause.IsCancellationRequested)
            {
                bool saved = pace.Measure(state.Model.Time, () => Save(run, state));
                if (saved && cancel.IsCancellationRequested) Interlocked.Increment(ref _saved);
                cancel.ThrowIfCancellationRequested();
            }
        }
    }

    private void AdvanceToEnd(PlannedRun run, RunInProgress state, CancellationToken cancel)
    {
        var times = run.Point.Times;
        while (state.Next < times.Count)
        {
            cancel.ThrowIfCancellationRequested();
            if (times[state.Next] > state.Model.Time) state.Model.Advance(times[state.Next], cancel);

            // Two requested times may fall on one tick of a discrete clock; it is observed once.
            if (state.Model.Time > state.Table.LastTime) state.Observe();
            state.Next++;
            progress.Observed(run, state.Model.Time, state.Table.ToObservations);
            progress.Advanced(run, (double)state.Next / times.Count);
        }
    }

    /// <summary>Without room for a checkpoint a run goes on all the same: what a crash would cost then is told, not lost.</summary>
    private bool Save(PlannedRun run, RunInProgress state)
    {
        try
        {
            checkpoints.Save(run.Key, FingerprintOf(run.Block), state);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _notes[$"{Describe(run)}: no checkpoint could be written. {exception.Message}"] = true;
            return false;
        }
    }

    private string FingerprintOf(Block block) => _fingerprints.GetOrAdd(block, RunFingerprint.Of);

    private RunScopeFactory ScopesOf(Block block)
    {
        lock (_scopes)
        {
            if (!_scopes.TryGetValue(block, out var factory))
                _scopes[block] = factory = new RunScopeFactory(block);
            return factory;
        }
    }

    private static string MessageOf(Exception exception) => exception switch
    {
        RunFailedException => exception.Message,
        OutOfMemoryException => "Not enough memory for this run. Fewer --jobs, or smaller dimensions, need less.",
        _ => $"{exception.GetType().Name}: {exception.Message}",
    };
}
