namespace ScalingLab.Host.Experiments;

/// <summary>Lists the runs of an experiment with their keys.</summary>
internal static class RunPlan
{
    /// <summary>Runs from which on both cores are worth their start.</summary>
    private const int ManyRuns = 1000;

    /// <summary>All runs, block by block, point by point, replica by replica. Runs with one key are executed once.</summary>
    public static IReadOnlyList<PlannedRun> Create(Experiment experiment)
    {
        var keys = RunInputs.KeysOf(experiment);
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
        if (count >= ManyRuns) Parallel.ForEach(points, Plan);
        else points.ForEach(Plan);
        return runs;

        void Plan((Block Block, BlockPoint Point, int First) entry)
        {
            for (int replica = 0; replica < entry.Point.Replicas; replica++)
                runs[entry.First + replica] = new PlannedRun(keys(entry.Block, entry.Point, replica), entry.Block, entry.Point, replica);
        }
    }
}
