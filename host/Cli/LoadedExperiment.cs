using ScalingLab.Host.Clusters;
using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Experiments.Diagnostics;

namespace ScalingLab.Host.Cli;

/// <summary>An experiment file with the catalog it was checked against and its plan.</summary>
internal sealed record LoadedExperiment(ComponentCatalog Catalog, Experiment Experiment, IReadOnlyList<PlannedRun> Plan)
{
    /// <summary>Reads and checks several files with one catalog; prints every problem of every file when there is one.</summary>
    /// <returns><see langword="null"/> when a file is not valid.</returns>
    /// <exception cref="InputException">A file is given twice, or two files would write into one results folder.</exception>
    public static IReadOnlyList<LoadedExperiment>? LoadAll(
        IReadOnlyList<string> files, IReadOnlyList<string> overrides, IReadOnlyList<string> pluginFolders, Terminal terminal)
    {
        if (files.GroupBy(file => Path.GetFullPath(file)).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new InputException($"{twice.First()} is given twice. Give it once.");
        var catalog = PluginCatalog.Load(pluginFolders);
        LoadedExperiment?[] read = [.. files.Select(file => Load(file, overrides, catalog, terminal))];
        LoadedExperiment[] loaded = [.. read.OfType<LoadedExperiment>()];
        if (loaded.Length < read.Length) return null;
        var sharing = loaded.GroupBy(one => one.Experiment.Id).FirstOrDefault(group => group.Count() > 1);
        return sharing is null
            ? loaded
            : throw new InputException(
                $"{string.Join(" and ", sharing.Select(one => one.Experiment.FilePath))} have one id, '{sharing.Key}', and so one results folder. "
                + "Rename one under 'experiment:', or run them one at a time with different --out.");
    }

    /// <summary>Reads and checks a file; prints every problem when there is one.</summary>
    /// <returns><see langword="null"/> when the file is not valid.</returns>
    public static LoadedExperiment? Load(string file, IReadOnlyList<string> overrides, IReadOnlyList<string> pluginFolders, Terminal terminal)
        => Load(file, overrides, PluginCatalog.Load(pluginFolders), terminal);

    /// <summary>The experiment as it was when it was sent to be executed elsewhere.</summary>
    /// <returns><see langword="null"/> when it is not valid here, which is printed.</returns>
    public static LoadedExperiment? Load(Submission sent, Terminal terminal)
    {
        var catalog = PluginCatalog.Load(sent.PluginFolders);
        return Of(ExperimentReader.ReadText(sent.ExperimentFile, sent.ExperimentText, sent.Overrides, catalog), catalog, terminal);
    }

    public static LoadedExperiment? Load(string file, IReadOnlyList<string> overrides, ComponentCatalog catalog, Terminal terminal) =>
        Of(ExperimentReader.Read(file, overrides, catalog), catalog, terminal);

    private static LoadedExperiment? Of(ExperimentReading reading, ComponentCatalog catalog, Terminal terminal)
    {
        if (reading.Experiment is { } experiment) return new LoadedExperiment(catalog, experiment, RunPlan.Create(experiment));
        terminal.Error.Write(DiagnosticFormatter.Format(reading.Diagnostics));
        return null;
    }
}
