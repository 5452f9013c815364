using ScalingLab.Host.Analysis;

namespace ScalingLab.Host.Reporting;

/// <summary>Everything that stands in a report, gathered before anything is written.</summary>
internal sealed record ReportContents
{
    public required string ExperimentId { get; init; }

    /// <summary>Empty to use the id.</summary>
    public string Title { get; init; } = "";

    /// <summary>The paper and figure that is reproduced.</summary>
    public string Source { get; init; } = "";

    public required RunCounts Counts { get; init; }

    public IReadOnlyList<ReportFigure> Figures { get; init; } = [];

    public IReadOnlyList<JudgedFinding> Findings { get; init; } = [];

    /// <summary>Names of the swept parameters in the order of the sweep.</summary>
    public IReadOnlyList<string> SweptNames { get; init; } = [];

    /// <summary>The swept parameters with all their values.</summary>
    public IReadOnlyList<NamedValue> Sweep { get; init; } = [];

    /// <summary>The entries under <c>parameters:</c>, and the seed.</summary>
    public IReadOnlyList<NamedValue> Parameters { get; init; } = [];

    public IReadOnlyList<OptionsTable> Options { get; init; } = [];

    public IReadOnlyList<FailedRunNote> FailedRuns { get; init; } = [];

    public IReadOnlyList<WarningNote> Warnings { get; init; } = [];

    public IReadOnlyList<NamedValue> Provenance { get; init; } = [];

    /// <summary>Name of the experiment file.</summary>
    public required string YamlFile { get; init; }

    /// <summary>The experiment file as it was read.</summary>
    public required string YamlText { get; init; }

    /// <summary>The <c>--set path=value</c> overrides.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];
}
