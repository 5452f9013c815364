using System.Globalization;
using ScalingLab.Host.Analysis;
using ScalingLab.Host.Execution;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting;

/// <summary>Gathers what stands in a report.</summary>
internal static class ReportFilling
{
    public static ReportContents Fill(
        Experiment experiment, IReadOnlyList<PlannedRun> plan, SweepOutcome outcome, IReadOnlyList<JudgedFinding> findings,
        IReadOnlyList<ReportFigure> figures, Provenance provenance) => new()
        {
            ExperimentId = experiment.Id,
            Title = experiment.Title,
            Source = experiment.Source,
            Counts = new RunCounts(
                outcome.Executed, outcome.Reused, outcome.Failures.Count,
                plan.DistinctBy(run => run.Key).Count() - outcome.Records.Count - outcome.Failures.Count),
            Figures = figures,
            Findings = findings,
            SweptNames = experiment.SweptNames,
            Sweep = [.. experiment.SweptNames.Select(name => new NamedValue(name, ValuesOf(experiment.Points, name)))],
            Parameters = [
                .. experiment.Parameters.Select(parameter => new NamedValue(parameter.Key, parameter.Value)),
                new NamedValue("seed", experiment.Seed.ToString(CultureInfo.InvariantCulture)),
            ],
            Options = [.. experiment.Blocks.SelectMany(BlockOptions.Of), .. experiment.Analyses.Select(analysis => AnalysisOptions.Of(analysis, experiment.Points))],
            FailedRuns = [.. outcome.Failures.Select(failure => new FailedRunNote(failure.Description, failure.Key, failure.Message))],
            Warnings = WarningNote.Of(plan, outcome.Records),
            Provenance = [.. ProvenanceOf(experiment, outcome, provenance)],
            YamlFile = Path.GetFileName(experiment.FilePath),
            YamlText = experiment.Text,
            Overrides = experiment.Overrides,
        };

    private static string ValuesOf(IReadOnlyList<ParameterPoint> points, string name) =>
        string.Join(", ", points.Where(point => point.TryGet(name, out _)).Select(point => point.Single(value => value.Key == name).Value.ToString()).Distinct());

    private static IEnumerable<NamedValue> ProvenanceOf(Experiment experiment, SweepOutcome outcome, Provenance provenance)
    {
        yield return new("slab", provenance.Program);
        yield return new("SDK", provenance.Sdk);
        foreach (var plugin in experiment.Blocks.SelectMany(block => block.Components).Select(component => component.Plugin).DistinctBy(plugin => plugin.Name))
            yield return new($"plugin {plugin.Name}", $"{plugin.Version}, SHA-256 {plugin.Sha256}");
        yield return new(
            "git commit of the experiment",
            provenance.GitCommit == "" ? "not in a repository" : provenance.GitCommit + (provenance.GitDirty ? ", with uncommitted changes" : ""));
        yield return new(".NET", provenance.Runtime);
        yield return new("operating system", provenance.OperatingSystem);
        yield return new("processor", provenance.Processor);
        yield return new("command line", provenance.CommandLine);
        if (outcome.Records.Count == 0) yield break;
        var started = outcome.Records.Values.Select(record => record.Provenance.Started).ToArray();
        yield return new("first run started", started.Min().ToString("u", CultureInfo.InvariantCulture));
        yield return new("last run started", started.Max().ToString("u", CultureInfo.InvariantCulture));
        yield return new("time of all runs", string.Create(CultureInfo.InvariantCulture, $"{outcome.Records.Values.Sum(record => record.Provenance.WallSeconds):G4} s"));
        string[] programs = [.. outcome.Records.Values.Select(record => record.Provenance.Program).Distinct().Order(StringComparer.Ordinal)];
        if (programs.Length > 1 || programs[0] != provenance.Program) yield return new("runs executed by slab", string.Join(", ", programs));
    }
}
