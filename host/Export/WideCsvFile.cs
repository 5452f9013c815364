using System.Text;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Reporting;

namespace ScalingLab.Host.Export;

/// <summary>The curves of a block as a table: a row per run and time, a column per swept parameter and observable.</summary>
internal static class WideCsvFile
{
    public static void Write(Stream output, Experiment experiment, CurveTable table)
    {
        using StreamWriter writer = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', [.. experiment.SweptNames.Select(CsvText.Text), "replica", CsvText.Text(table.Clock), .. table.Observables.Select(CsvText.Text)]));
        foreach (var (run, record) in table.Runs)
        {
            string point = string.Concat(experiment.SweptNames.Select(name => CsvText.Value(run.Point.Point, name) + ","));
            double[]?[] columns = [.. table.Observables.Select(observable => record.Observations.Columns.GetValueOrDefault(observable))];
            for (int i = 0; i < record.Observations.Times.Length; i++)
            {
                writer.Write(point);
                writer.Write(run.Replica);
                writer.Write(',');
                writer.Write(CsvText.Number(record.Observations.Times[i]));
                foreach (double[]? column in columns)
                {
                    writer.Write(',');
                    if (column is not null) writer.Write(CsvText.Number(column[i]));
                }

                writer.WriteLine();
            }
        }
    }
}
