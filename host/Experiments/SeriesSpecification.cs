using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments;

/// <summary>An entry under <c>series:</c>: one series per group of a family.</summary>
internal sealed record SeriesSpecification
{
    /// <summary>A block or an analysis.</summary>
    public required string Of { get; init; }

    /// <summary>As for <see cref="AnalysisSpecification.X"/>.</summary>
    public string? X { get; init; }

    /// <summary>
    /// As for <see cref="AnalysisSpecification.Y"/>; <see langword="null"/> to draw the curves that the findings of an analysis carry (its fits).
    /// </summary>
    public string? Y { get; init; }

    /// <summary>The finding whose carried curves are drawn; <see langword="null"/> for the first that carries any. Only without an ordinate.</summary>
    public string? Carrier { get; init; }

    /// <summary>The swept parameter that colours the groups; <see langword="null"/> for one colour.</summary>
    public string? By { get; init; }

    public SeriesStyle Style { get; init; } = SeriesStyle.Line;

    /// <summary>How standard errors over replicas, or the intervals of findings, are drawn.</summary>
    public IntervalStyle Interval { get; init; }

    /// <summary>Name in the legend; empty for the name of the block or analysis.</summary>
    public string Label { get; init; } = "";

    /// <summary>Whether the point is drawn.</summary>
    public required Func<ParameterPoint, bool> When { get; init; }
}
