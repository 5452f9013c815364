using System.Collections.Concurrent;

namespace ScalingLab.Host.Experiments;

/// <summary>Lists the runs of an experiment with their keys.</summary>
internal static class RunPlan
{
    /// <summary>Points of one thread at a time; enough for neighbours to share their texts, and from twice as many on both cores are used.</summary>
    private const int Stretch = 1000;

    /// <summary>All runs, block by block, point by point, replica by replica. Runs with one key are executed once.</summary>
    public static IReadOnlyList<PlannedRun> Create(Experiment experiment)
    {
        List<(Block Block, BlockPoint Point, int First)> points = [];
        int count = 0;
        foreach (Block block in experiment.Blocks)
        {
            foreach (BlockPoint point in block.Points)
            {
                points.Add((block, point, count));
                count += point.Replicas;
            }
        }

        var runs = new PlannedRun[count];
        if (points.Count > 2 * Stretch) Parallel.ForEach(Partitioner.Create(0, points.Count, Stretch), Plan);
        else if (points.Count > 0) Plan(Tuple.Create(0, points.Count));
        return runs;

        void Plan(Tuple<int, int> stretch)
        {
            var inputs = new RunInputs(experiment.Seed);
            for (int i = stretch.Item1; i < stretch.Item2; i++)
            {
                var (block, point, first) = points[i];
                for (int replica = 0; replica < point.Replicas; replica++)
                    runs[first + replica] = new PlannedRun(inputs.KeyOf(block, point, replica), block, point, replica);
            }
        }
    }
}
