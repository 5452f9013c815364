using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Execution;

/// <summary>Brings the runs of a plan into a store: reads what is there, executes what is missing.</summary>
internal sealed class Sweep(RunStore store, SweepOptions options)
{
    private readonly ConcurrentDictionary<string, RunRecord> _records = new();
    private readonly ConcurrentDictionary<string, FailureRecord> _failures = new();
    private readonly ConcurrentBag<string> _notes = [];
    private readonly ConcurrentBag<string> _failedEarlier = [];
    private int _executed;
    private int _planned;

    /// <summary>Reads what is stored and returns the distinct runs that are still to be executed, in the order of the plan.</summary>
    /// <exception cref="StoreException">A record is of a newer version, or cannot be read.</exception>
    public IReadOnlyList<PlannedRun> Load(IReadOnlyList<PlannedRun> plan)
    {
        var distinct = plan.DistinctBy(run => run.Key).ToArray();
        StopAtStoreException(() => Parallel.ForEach(distinct, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs }, run =>
        {
            if (store.Read(run.Key, out string? damaged) is { } record) _records[run.Key] = record;
            else if (damaged is not null) _notes.Add($"{store.RunPath(run.Key)} was damaged ({damaged}); it is kept as {Path.GetFileName(store.SetAside(run.Key))} and the run is executed again.");
            else if (!options.RetryFailed && store.ReadFailure(run.Key) is { } failure && !options.Retries(failure.Key)) Fail(failure);
        }));
        PlannedRun[] missing = [.. distinct.Where(run => !_records.ContainsKey(run.Key) && !_failures.ContainsKey(run.Key))];
        _planned = missing.Length;
        return missing;

        void Fail(FailureRecord failure)
        {
            _failures[failure.Key] = failure;
            _failedEarlier.Add(failure.Key);
        }
    }

    /// <summary>Executes runs, several at a time. Cancelling stops the running ones; what is finished stays stored.</summary>
    /// <exception cref="StoreException">A result could not be stored; the sweep stops.</exception>
    public void Execute(IReadOnlyList<PlannedRun> runs, RunExecutor executor, IRunProgress progress, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = stop.Token };

        // Timers and signals need threads of their own beside those of the runs.
        ThreadPool.GetMinThreads(out int workers, out int completion);
        ThreadPool.SetMinThreads(Math.Max(workers, options.Jobs + 2), completion);
        var oneByOne = Partitioner.Create(runs, EnumerablePartitionerOptions.NoBuffering);
        try
        {
            StopAtStoreException(() => Parallel.ForEach(oneByOne, parallel, run => ExecuteOne(run, executor, progress, stop)));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Interrupted, or the first failure with --fail-fast: the outcome tells which.
        }
        finally
        {
            foreach (string note in executor.Notes) _notes.Add(note);
        }
    }

    public SweepOutcome Outcome() => new()
    {
        Records = _records,
        Failures = [.. _failures.Values.OrderBy(failure => failure.Description, StringComparer.Ordinal)],
        Planned = _planned,
        Executed = _executed,
        Reused = _records.Count - _executed,
        FailedEarlier = _failedEarlier.Count,
        Notes = [.. _notes.Order(StringComparer.Ordinal)],
    };

    private void ExecuteOne(PlannedRun run, RunExecutor executor, IRunProgress progress, CancellationTokenSource stop)
    {
        progress.Started(run);
        try
        {
            // Another process on this folder may have been faster.
            if (store.Read(run.Key, out _) is { } done)
            {
                _records[run.Key] = done;
                Interlocked.Decrement(ref _planned);
                progress.Finished(run);
                return;
            }

            var record = executor.Execute(run, stop.Token);
            store.Write(record);
            _records[run.Key] = record;
            Interlocked.Increment(ref _executed);
            progress.Finished(run);
        }
        catch (RunExecutionException exception)
        {
            store.Write(exception.Failure);

            // What lies in the physics would only come again; anything else may go on from where it was.
            if (exception.InnerException is RunFailedException) store.ForgetCheckpoints(run.Key);
            _failures[run.Key] = exception.Failure;
            progress.Failed(run, exception.Failure);
            if (options.FailFast) stop.Cancel();
        }
        catch (StoreException)
        {
            stop.Cancel();
            throw;
        }
    }

    /// <summary>A parallel loop wraps what its body throws; a store that fails is to be seen as such.</summary>
    private static void StopAtStoreException(Action loop)
    {
        try
        {
            loop();
        }
        catch (AggregateException exception) when (exception.InnerExceptions.OfType<StoreException>().FirstOrDefault() is { } cause)
        {
            ExceptionDispatchInfo.Throw(cause);
        }
    }
}
