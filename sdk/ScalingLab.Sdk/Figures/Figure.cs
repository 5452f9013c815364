namespace ScalingLab.Sdk;

/// <summary>A renderer-independent description of a figure: panels in reading order.</summary>
public sealed record Figure
{
    /// <summary>Kebab-case name; the file name without extension.</summary>
    public required string Name { get; init; }

    /// <summary>Title above all panels; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>The panels, left to right, then down.</summary>
    public required IReadOnlyList<Panel> Panels { get; init; }

    /// <summary>How many panels stand side by side; at least 1.</summary>
    public int Columns { get; init; } = 1;
}
