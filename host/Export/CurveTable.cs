using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Export;

/// <summary>The finished runs of a block side by side: a row per run, a column per observation time.</summary>
internal sealed class CurveTable
{
    private readonly IReadOnlyList<(PlannedRun Run, RunRecord Record)> _runs;

    private CurveTable(string block, IReadOnlyList<(PlannedRun, RunRecord)> runs)
    {
        Block = block;
        _runs = runs;
        Length = _runs.Max(run => run.Record.Observations.Times.Length);
        Observables = [.. _runs.SelectMany(run => run.Record.Observations.Columns.Keys).Distinct()];
    }

    public string Block { get; }

    /// <summary>The name of the clock.</summary>
    public string Clock => _runs[0].Record.Clock;

    public int Count => _runs.Count;

    /// <summary>The largest number of observation times; shorter runs are filled up with NaN.</summary>
    public int Length { get; }

    public IReadOnlyList<string> Observables { get; }

    public IReadOnlyList<(PlannedRun Run, RunRecord Record)> Runs => _runs;

    /// <summary>One table per block that has finished runs, in the order of the file.</summary>
    public static IReadOnlyList<CurveTable> Of(Experiment experiment, IReadOnlyList<PlannedRun> plan, IReadOnlyDictionary<string, RunRecord> records) =>
    [
        .. experiment.Blocks
            .Select(block => (block.Name, Runs: plan.Where(run => run.Block == block && records.ContainsKey(run.Key)).Select(run => (run, records[run.Key])).ToArray()))
            .Where(block => block.Runs.Length > 0)
            .Select(block => new CurveTable(block.Name, block.Runs)),
    ];

    /// <summary>Row by row, Count × Length.</summary>
    public double[] Times() => Fill(record => record.Observations.Times);

    /// <summary>Row by row, Count × Length; NaN where a run did not observe it.</summary>
    public double[] Values(string observable) => Fill(record => record.Observations.Columns.GetValueOrDefault(observable) ?? []);

    private double[] Fill(Func<RunRecord, double[]> column)
    {
        var values = new double[Count * Length];
        Array.Fill(values, double.NaN);
        for (int run = 0; run < Count; run++) column(_runs[run].Record).CopyTo(values, run * Length);
        return values;
    }
}
