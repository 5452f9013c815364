using System.Diagnostics;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Execution;

/// <summary>Executes one run: the same code whatever decided where it runs.</summary>
internal sealed class RunExecutor(ulong seed, ProvenanceSource provenance, IRunProgress progress)
{
    private readonly Dictionary<Block, RunScopeFactory> _scopes = new(ReferenceEqualityComparer.Instance);

    /// <summary>Executes a run to its end.</summary>
    /// <exception cref="RunExecutionException">It failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public RunRecord Execute(PlannedRun run, CancellationToken cancel)
    {
        var stopwatch = Stopwatch.StartNew();
        double? cpuAtStart = ThreadCpuTime.Seconds;
        try
        {
            var (observations, warnings) = Observe(run, cancel);
            return new RunRecord(
                run.Key, RunInputs.ToJson(run, seed), run.Block.Model.Clock, observations, provenance.Of(run.Block, stopwatch, ThreadCpuTime.Seconds - cpuAtStart))
            {
                Warnings = warnings,
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
                    provenance.Of(run.Block, stopwatch, ThreadCpuTime.Seconds - cpuAtStart)),
                exception);
        }
    }

    /// <summary>The run in words: <c>simulation (eigenvalues = 4), replica 2</c>.</summary>
    public static string Describe(PlannedRun run) =>
        run.Block.Name + (run.Point.Point.Count == 0 ? "" : $" ({run.Point.Point})") + (run.Point.Replicas == 1 ? "" : $", replica {run.Replica}");

    private (Observations Observations, string[] Warnings) Observe(PlannedRun run, CancellationToken cancel)
    {
        var point = run.Point;
        RandomStreams streams = new PhiloxStreams(seed, run.Replica, point.PerPointStreams ? point.Point.ToString() : "");
        using var scope = ScopesOf(run.Block).Create(point, streams);
        var table = new Recorder();
        var recorders = run.Block.Observers.Select(observer => table.For(observer.Name, observer.Observables)).ToArray();
        for (int i = 0; i < point.Times.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if (point.Times[i] > scope.Model.Time) scope.Model.Advance(point.Times[i], cancel);

            // Two requested times may fall on one tick of a discrete clock; it is observed once.
            if (scope.Model.Time <= table.LastTime) continue;
            table.Begin(scope.Model.Time);
            for (int observer = 0; observer < recorders.Length; observer++) scope.Observers[observer].Observe(recorders[observer]);
            progress.Advanced(run, (i + 1.0) / point.Times.Count);
        }

        object?[] components = [scope.Data, scope.Model, .. scope.Observers];
        return (table.ToObservations(), [.. components.OfType<IWarnings>().SelectMany(component => component.Warnings)]);
    }

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
