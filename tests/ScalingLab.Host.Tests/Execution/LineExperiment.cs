using System.Globalization;
using ScalingLab.Host.Components;
using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Plugins;
using ScalingLab.Host.Store;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Execution;

/// <summary>Blocks and plans of the line model, made without a file.</summary>
internal static class LineExperiment
{
    public static ComponentCatalog Catalog { get; } = PluginDiscovery.Load(new PluginSearch([]), new LoadContextPluginLoader(), [("line", new LinePlugin())]);

    public static Component Find(ComponentKind kind, string name) => Catalog.Find(kind, name) ?? throw new InvalidOperationException(name);

    public static Block BlockOf(IEnumerable<(string Name, LineOptions Options)> points, int replicas = 1, string observer = "loss", params double[] times) => new()
    {
        Name = "lines",
        Model = Find(ComponentKind.Model, "line"),
        Observers = [Find(ComponentKind.Observer, observer)],
        Points = [.. points.Select(point => new BlockPoint
        {
            Point = new ParameterPoint([new("case", point.Name)]),
            ModelOptions = point.Options,
            ObserverOptions = [new NoOptions()],
            Until = 10,
            Times = times.Length > 0 ? times : [1, 2, 5, 10],
            Replicas = replicas,
        })],
    };

    /// <summary>A plan with readable keys: point and replica.</summary>
    public static IReadOnlyList<PlannedRun> PlanOf(Block block) =>
        [.. block.Points.SelectMany(point => Enumerable.Range(0, point.Replicas).Select(replica =>
            new PlannedRun($"{string.Join('-', point.Point.Select(value => value.Value))}-{replica.ToString(CultureInfo.InvariantCulture)}", block, point, replica)))];

    public static SweepOutcome Run(RunStore store, IReadOnlyList<PlannedRun> plan, SweepOptions? options = null, CancellationToken cancel = default, IRunProgress? progress = null)
    {
        options ??= new SweepOptions { Jobs = 2 };
        Sweep sweep = new(store, options);
        progress ??= new SilentProgress();
        ProvenanceSource provenance = new("experiment.yaml", ["slab", "run"], TimeProvider.System);
        sweep.Execute(sweep.Load(plan), new RunExecutor(7, provenance, progress, store.Checkpoints, options.Checkpoints), progress, cancel);
        return sweep.Outcome();
    }

    internal sealed class SilentProgress : IRunProgress
    {
        public void Started(PlannedRun run) { }

        public void Advanced(PlannedRun run, double fraction) { }

        public void Finished(PlannedRun run) { }

        public void Failed(PlannedRun run, FailureRecord failure) { }
    }
}
