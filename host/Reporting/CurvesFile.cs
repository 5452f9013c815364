using System.Text;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Reporting;

/// <summary>The tidy <c>curves.csv</c>: one row per run, observable and time, in the order of the plan.</summary>
internal static class CurvesFile
{
    public static void Write(Experiment experiment, IReadOnlyList<PlannedRun> plan, IReadOnlyDictionary<string, RunRecord> records, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', ["block", .. experiment.SweptNames, "replica", "clock", "time", "observable", "value"]));
        foreach (var run in plan)
        {
            if (!records.TryGetValue(run.Key, out var record)) continue;
            string point = string.Concat(experiment.SweptNames.Select(name => CsvText.Value(run.Point.Point, name) + ","));
            string prefix = $"{CsvText.Text(run.Block.Name)},{point}{run.Replica},{CsvText.Text(record.Clock)},";
            foreach (var (observable, values) in record.Observations.Columns)
            {
                string name = CsvText.Text(observable);
                for (int i = 0; i < values.Length; i++)
                {
                    if (double.IsNaN(values[i])) continue;
                    writer.Write(prefix);
                    writer.Write(CsvText.Number(record.Observations.Times[i]));
                    writer.Write(',');
                    writer.Write(name);
                    writer.Write(',');
                    writer.WriteLine(CsvText.Number(values[i]));
                }
            }
        }
    }
}
