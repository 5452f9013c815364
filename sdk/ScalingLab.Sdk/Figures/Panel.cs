namespace ScalingLab.Sdk;

/// <summary>One pair of axes with what is drawn in it.</summary>
public sealed record Panel
{
    /// <summary>Title above the panel; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>The horizontal axis.</summary>
    public required Axis X { get; init; }

    /// <summary>The vertical axis.</summary>
    public required Axis Y { get; init; }

    /// <summary>The series, drawn in this order.</summary>
    public required IReadOnlyList<Series> Series { get; init; }

    /// <summary>Guide lines of a given slope, drawn below the series.</summary>
    public IReadOnlyList<Guide> Guides { get; init; } = [];

    /// <summary>The legend's entries from top to bottom; empty for no legend.</summary>
    public IReadOnlyList<LegendEntry> Legend { get; init; } = [];
}
