using System.Text;
using System.Text.Json;
using ScalingLab.Host.Analysis;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Reporting;

/// <summary>The findings as <c>findings.csv</c> and <c>findings.json</c>.</summary>
internal static class FindingsFile
{
    public static void WriteCsv(IReadOnlyList<string> sweptNames, IReadOnlyList<JudgedFinding> findings, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', ["analysis", .. sweptNames, "name", "value", "low", "high", "expected", "tolerance", "verdict", "note"]));
        foreach (var judged in findings)
        {
            var (analysis, finding, expected, verdict) = judged;
            writer.WriteLine(string.Join(',', [
                CsvText.Text(analysis),
                .. sweptNames.Select(name => CsvText.Value(finding.Point, name)),
                CsvText.Text(finding.Name),
                CsvText.Number(finding.Value),
                CsvText.Number(finding.Low),
                CsvText.Number(finding.High),
                CsvText.Number(expected?.Value ?? double.NaN),
                CsvText.Number(expected?.Tolerance ?? double.NaN),
                FindingsTable.Word(verdict),
                CsvText.Text(judged.Note),
            ]));
        }
    }

    public static void WriteJson(string experiment, IReadOnlyList<JudgedFinding> findings, Stream output)
    {
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteNumber("schema", StoreSchema.Version);
        writer.WriteString("experiment", experiment);
        writer.WriteStartArray("findings");
        foreach (var judged in findings)
        {
            var (analysis, finding, expected, verdict) = judged;
            writer.WriteStartObject();
            writer.WriteString("analysis", analysis);
            writer.WriteStartObject("point");
            foreach (var (name, value) in finding.Point)
            {
                writer.WritePropertyName(name);
                if (value.IsNumber) writer.WriteNumberValue(value.Number);
                else if (value.Boxed is bool truth) writer.WriteBooleanValue(truth);
                else writer.WriteStringValue(value.ToString());
            }

            writer.WriteEndObject();
            writer.WriteString("name", finding.Name);
            WriteNumber(writer, "value", finding.Value);
            WriteNumber(writer, "low", finding.Low);
            WriteNumber(writer, "high", finding.High);
            WriteNumber(writer, "expected", expected?.Value ?? double.NaN);
            WriteNumber(writer, "tolerance", expected?.Tolerance ?? double.NaN);
            writer.WriteString("verdict", FindingsTable.Word(verdict));
            writer.WriteString("note", judged.Note);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value)) writer.WriteNumber(name, value);
        else writer.WriteNull(name);
    }
}
