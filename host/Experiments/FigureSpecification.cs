namespace ScalingLab.Host.Experiments;

/// <summary>An entry under <c>figures:</c>.</summary>
internal sealed record FigureSpecification
{
    public required string Name { get; init; }

    public string Title { get; init; } = "";

    /// <summary>Labels of swept names in legends; the others stand as they are in the file.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>Panels side by side.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>One for the short form without <c>panels:</c>.</summary>
    public required IReadOnlyList<PanelSpecification> Panels { get; init; }
}
