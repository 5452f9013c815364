using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Experiments.Diagnostics;

namespace ScalingLab.Host.Cli;

/// <summary>An experiment file with the catalog it was checked against and its plan.</summary>
internal sealed record LoadedExperiment(ComponentCatalog Catalog, Experiment Experiment, IReadOnlyList<PlannedRun> Plan)
{
    /// <summary>Reads and checks a file; prints every problem when there is one.</summary>
    /// <returns><see langword="null"/> when the file is not valid.</returns>
    public static LoadedExperiment? Load(string file, IReadOnlyList<string> overrides, IReadOnlyList<string> pluginFolders, Terminal terminal)
    {
        var catalog = PluginCatalog.Load(pluginFolders);
        var reading = ExperimentReader.Read(file, overrides, catalog);
        if (reading.Experiment is { } experiment) return new LoadedExperiment(catalog, experiment, RunPlan.Create(experiment));
        terminal.Error.Write(DiagnosticFormatter.Format(reading.Diagnostics));
        return null;
    }
}
