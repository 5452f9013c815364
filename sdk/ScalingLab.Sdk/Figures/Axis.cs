namespace ScalingLab.Sdk;

/// <summary>An axis of a panel.</summary>
public sealed record Axis
{
    /// <summary>Label with the unit; empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>How values are placed on it.</summary>
    public AxisScale Scale { get; init; }

    /// <summary>Lower limit; <see langword="null"/> to fit the data.</summary>
    public double? Minimum { get; init; }

    /// <summary>Upper limit; <see langword="null"/> to fit the data.</summary>
    public double? Maximum { get; init; }
}
