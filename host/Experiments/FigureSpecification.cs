namespace ScalingLab.Host.Experiments;

/// <summary>An entry under <c>figures:</c>.</summary>
internal sealed record FigureSpecification
{
    public required string Name { get; init; }

    public string Title { get; init; } = "";

    /// <summary>Panels side by side.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>One for the short form without <c>panels:</c>.</summary>
    public required IReadOnlyList<PanelSpecification> Panels { get; init; }
}
