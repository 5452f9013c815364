using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ScalingLab.Host.Analysis;
using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Export;

/// <summary>A run of an MLflow file store: a folder with a file per parameter, metric and tag.</summary>
internal sealed class MlflowRun
{
    private const int Finished = 3, Failed = 4, LocalSource = 4, LongestParameter = 500;

    private readonly string _id;
    private readonly Dictionary<string, string> _parameters = [];
    private readonly Dictionary<string, string> _tags = [];
    private readonly Dictionary<string, IReadOnlyList<(double Value, long Step)>> _metrics = [];
    private readonly List<(string From, string To)> _artifacts = [];
    private DateTimeOffset _start;
    private DateTimeOffset _end;
    private int _status = Finished;
    private bool _isReplaced;

    private MlflowRun(string id) => _id = id;

    /// <summary>A finished run: its options, and its observables against the ticks of the clock, or their number where the clock is not whole.</summary>
    public static MlflowRun Of(PlannedRun run, RunRecord record)
    {
        MlflowRun result = Of(run, record.Inputs, record.Provenance);
        var times = record.Observations.Times;
        bool isWhole = times.All(time => time == Math.Floor(time) && Math.Abs(time) < 1e15);
        IReadOnlyList<(double, long)> Curve(double[] values) =>
            [.. values.Select((value, i) => (value, isWhole ? (long)times[i] : i)).Where(point => !double.IsNaN(point.value))];
        if (!isWhole) result._metrics[$"clock.{record.Clock}"] = Curve(times);
        foreach (var (name, values) in record.Observations.Columns) result._metrics[MetricName(name)] = Curve(values);
        return result;
    }

    /// <summary>A failed run, with its message as a tag.</summary>
    public static MlflowRun Of(PlannedRun run, FailureRecord failure)
    {
        MlflowRun result = Of(run, failure.Inputs, failure.Provenance);
        result._status = Failed;
        result._tags["slab.failure"] = failure.Message;
        return result;
    }

    /// <summary>The findings of an experiment as metrics, a step per point of the sweep, with the report and the figures. Replaced each time.</summary>
    public static MlflowRun Of(Experiment experiment, IReadOnlyList<JudgedFinding> findings, string results)
    {
        MlflowRun result = new(Id($"findings of {experiment.Id}")) { _start = DateTimeOffset.UtcNow, _end = DateTimeOffset.UtcNow, _isReplaced = true };
        result._tags["mlflow.runName"] = "findings";
        foreach (var verdict in Enum.GetValues<Verdict>())
            result._metrics[$"verdict.{verdict.ToString().ToLowerInvariant()}"] = [(findings.Count(finding => finding.Verdict == verdict), 0)];
        foreach (var group in findings.Where(finding => finding.Finding.IsDetermined).GroupBy(finding => $"{finding.Analysis}.{finding.Finding.Name}"))
            result._metrics[MetricName(group.Key)] = [.. group.Select((finding, i) => (finding.Finding.Value, (long)i))];
        foreach (string file in (string[])["report.html", "findings.csv", "findings.json", "curves.csv"])
            result._artifacts.Add((Path.Combine(results, file), file));
        string figures = Path.Combine(results, "figures");
        if (Directory.Exists(figures)) result._artifacts.AddRange(Directory.GetFiles(figures).Select(file => (file, Path.Combine("figures", Path.GetFileName(file)))));
        return result;
    }

    /// <summary>Writes the folder unless it is there; a run that had failed is replaced when it has finished.</summary>
    public void Write(string root, string experiment)
    {
        string folder = Path.Combine(root, experiment, _id), meta = Path.Combine(folder, MlflowMeta.FileName);
        if (File.Exists(meta) && !_isReplaced && MlflowMeta.Read(meta, "status") == _status.ToString(CultureInfo.InvariantCulture)) return;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        WriteAll(folder, "params", _parameters);
        WriteAll(folder, "tags", _tags);
        WriteAll(folder, "metrics", _metrics.Where(metric => metric.Value.Count > 0).ToDictionary(metric => metric.Key, metric => Lines(metric.Value)));
        string artifacts = Directory.CreateDirectory(Path.Combine(folder, "artifacts")).FullName;
        foreach (var (from, to) in _artifacts.Where(artifact => File.Exists(artifact.From)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(artifacts, to))!);
            File.Copy(from, Path.Combine(artifacts, to));
        }

        MlflowMeta.Write(folder, [
            ("artifact_uri", new Uri(artifacts).AbsoluteUri), ("deleted_time", null), ("end_time", _end.ToUnixTimeMilliseconds()), ("entry_point_name", ""),
            ("experiment_id", experiment), ("lifecycle_stage", "active"), ("run_id", _id), ("run_name", _tags["mlflow.runName"]), ("run_uuid", _id),
            ("source_name", ""), ("source_type", LocalSource), ("source_version", ""), ("start_time", _start.ToUnixTimeMilliseconds()), ("status", _status),
            ("tags", Array.Empty<string>()), ("user_id", Environment.UserName),
        ]);
    }

    private static MlflowRun Of(PlannedRun run, string inputs, Provenance provenance)
    {
        MlflowRun result = new(run.Key[..32]) { _start = provenance.Started, _end = provenance.Started.AddSeconds(provenance.WallSeconds) };
        result._tags["mlflow.runName"] = RunExecutor.Describe(run);
        result._tags["mlflow.source.name"] = provenance.Program;
        result._tags["mlflow.source.type"] = "LOCAL";
        result._tags["slab.block"] = run.Block.Name;
        result._tags["slab.key"] = run.Key;
        result._tags["slab.processor"] = provenance.Processor;
        if (provenance.GitCommit != "") result._tags["mlflow.source.git.commit"] = provenance.GitCommit;
        foreach (var (name, value) in run.Point.Point) result._parameters[name] = value.ToString();
        result._parameters["block"] = run.Block.Name;
        result._parameters["replica"] = run.Replica.ToString(CultureInfo.InvariantCulture);
        using var document = JsonDocument.Parse(inputs);
        foreach (string part in (string[])["model", "data"])
        {
            if (document.RootElement.GetProperty(part) is not { ValueKind: JsonValueKind.Object } component) continue;
            result._parameters[part] = component.GetProperty("use").GetString()!;
            foreach (var option in component.GetProperty("options").EnumerateObject()) result._parameters[$"{part}.{option.Name}"] = Text(option.Value);
        }

        return result;
    }

    private static string Text(JsonElement value)
    {
        string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return text.Length <= LongestParameter ? text : text[..(LongestParameter - 1)] + "…";
    }

    private string Lines(IReadOnlyList<(double Value, long Step)> points) =>
        string.Concat(points.Select((point, i) => string.Create(CultureInfo.InvariantCulture, $"{_start.ToUnixTimeMilliseconds() + i} {point.Value:R} {point.Step}\n")));

    private static void WriteAll(string folder, string kind, Dictionary<string, string> entries)
    {
        string target = Directory.CreateDirectory(Path.Combine(folder, kind)).FullName;
        foreach (var (name, text) in entries) File.WriteAllText(Path.Combine(target, name), text);
    }

    /// <summary>MLflow takes letters, digits, underscores, hyphens, points and blanks: <c>order-parameters[1,2]</c> becomes <c>order-parameters.1.2</c>.</summary>
    private static string MetricName(string name) => name.Replace("[", ".", StringComparison.Ordinal).Replace(",", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

    private static string Id(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
