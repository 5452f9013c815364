using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Clusters;

/// <summary>Estimates what a run takes, by finished runs of its block, else of the other blocks.</summary>
internal sealed class RunCosts
{
    /// <summary>Assumed where no run is finished yet.</summary>
    public const double UnknownSeconds = 60;

    private const int RecordsRead = 20;

    private readonly Dictionary<Block, double> _byBlock = new(ReferenceEqualityComparer.Instance);
    private readonly double _otherwise;

    /// <param name="store">Where finished runs are.</param>
    /// <param name="plan">All runs.</param>
    /// <param name="done">Keys of the finished ones.</param>
    public RunCosts(RunStore store, IReadOnlyList<PlannedRun> plan, IReadOnlySet<string> done)
    {
        foreach (var block in plan.GroupBy(run => run.Block))
        {
            // Spread over the block: the first points of a sweep are often the cheap ones.
            string[] finished = [.. block.Select(run => run.Key).Where(done.Contains)];
            int step = Math.Max(1, finished.Length / RecordsRead);
            double[] seconds = [.. finished.Where((_, i) => i % step == 0).Select(key => store.Read(key, out _)?.Provenance.WallSeconds).OfType<double>()];
            if (seconds.Length > 0) _byBlock[block.Key] = seconds.Average();
        }

        IsKnown = _byBlock.Count > 0;
        _otherwise = IsKnown ? _byBlock.Values.Max() : UnknownSeconds;
    }

    /// <summary>Whether anything is known at all.</summary>
    public bool IsKnown { get; }

    public double SecondsOf(PlannedRun run) => _byBlock.GetValueOrDefault(run.Block, _otherwise);
}
