namespace ScalingLab.Host.Experiments.Options;

/// <summary>An option of a component as <c>slab describe</c>, the JSON Schema and the docs tell it.</summary>
internal sealed record OptionDescription
{
    /// <summary>The kebab-case name in YAML.</summary>
    public required string Key { get; init; }

    /// <summary>What it takes in words: <c>number</c>, <c>list of whole numbers</c>, <c>one of erf, re-lu</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Empty when it has none.</summary>
    public required string Unit { get; init; }

    /// <summary>As it would stand in YAML; null for a required option and for one without a default.</summary>
    public required string? Default { get; init; }

    /// <summary>What values must satisfy: <c>greater than 0 and finite</c>; empty when any will do.</summary>
    public required string Constraints { get; init; }

    public required string Description { get; init; }

    public required bool IsRequired { get; init; }

    /// <summary>The options of a nested record; empty otherwise.</summary>
    public IReadOnlyList<OptionDescription> Nested { get; init; } = [];
}
