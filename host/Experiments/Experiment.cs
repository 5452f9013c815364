using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments;

/// <summary>An experiment file, read, checked and bound: everything in it is valid.</summary>
internal sealed record Experiment
{
    /// <summary>The folder under <c>results/</c>.</summary>
    public required string Id { get; init; }

    public string Title { get; init; } = "";

    /// <summary>The paper and figure it reproduces.</summary>
    public string Source { get; init; } = "";

    public required string FilePath { get; init; }

    /// <summary>The text of the file, for the report.</summary>
    public required string Text { get; init; }

    /// <summary>The <c>--set path=value</c> overrides, in order.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    public ulong Seed { get; init; }

    /// <summary>The entries under <c>parameters:</c> as they stand there, in order, for the report.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>Names of the swept parameters in the order of the sweep.</summary>
    public IReadOnlyList<string> SweptNames { get; init; } = [];

    /// <summary>All points of the sweep; <see cref="ParameterPoint.Empty"/> alone when there is none.</summary>
    public required IReadOnlyList<ParameterPoint> Points { get; init; }

    public required IReadOnlyList<Block> Blocks { get; init; }

    public IReadOnlyList<AnalysisSpecification> Analyses { get; init; } = [];

    public IReadOnlyList<FigureSpecification> Figures { get; init; } = [];
}
