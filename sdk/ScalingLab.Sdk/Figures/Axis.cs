namespace ScalingLab.Sdk;

/// <summary>An axis of a panel.</summary>
public sealed record Axis
{
    /// <summary>
    /// Label with the unit; empty for none. As in all labels of a figure <c>_</c> and <c>^</c> begin a sub- or superscript of letters and digits
    /// or of what stands in braces (<c>ε_g</c>, <c>λ_opt</c>, <c>10^-3</c>, <c>P^{−γ/2}</c>); a backslash takes the next character literally.
    /// </summary>
    public string Label { get; init; } = "";

    /// <summary>How values are placed on it.</summary>
    public AxisScale Scale { get; init; }

    /// <summary>Lower limit; <see langword="null"/> to fit the data.</summary>
    public double? Minimum { get; init; }

    /// <summary>Upper limit; <see langword="null"/> to fit the data.</summary>
    public double? Maximum { get; init; }
}
