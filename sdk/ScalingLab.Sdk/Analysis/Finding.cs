namespace ScalingLab.Sdk;

/// <summary>A named value that an analysis found, with its interval.</summary>
public sealed record Finding
{
    /// <summary>The name, one that the analysis was registered with.</summary>
    public required string Name { get; init; }

    /// <summary>The point it holds for; <see cref="ParameterPoint.Empty"/> when it holds for the whole family.</summary>
    public required ParameterPoint Point { get; init; }

    /// <summary>The value; not a number when it could not be determined.</summary>
    public required double Value { get; init; }

    /// <summary>Lower end of the interval; not a number when unknown.</summary>
    public double Low { get; init; } = double.NaN;

    /// <summary>Upper end of the interval; not a number when unknown.</summary>
    public double High { get; init; } = double.NaN;

    /// <summary>What a reader must know to trust it: the window, the kind of interval, the number of points; or why it could not be determined.</summary>
    public string Note { get; init; } = "";

    /// <summary>A curve that a figure may draw for it, such as the fitted law over its window.</summary>
    public Curve? Curve { get; init; }

    /// <summary>Whether there is a value.</summary>
    public bool IsDetermined => double.IsFinite(Value);

    /// <summary>A finding without a value.</summary>
    /// <param name="name">The name.</param>
    /// <param name="point">The point.</param>
    /// <param name="reason">Why it could not be determined, and what would help.</param>
    public static Finding NotDetermined(string name, ParameterPoint point, string reason) =>
        new() { Name = name, Point = point, Value = double.NaN, Note = reason };
}
