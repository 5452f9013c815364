namespace ScalingLab.Sdk;

/// <summary>
/// What theory says an analysis will find: the <see cref="Finding"/> of <see cref="Observable"/> against <see cref="Versus"/>, such as the <c>exponent</c> of
/// <c>test-loss</c> against <c>step</c>. It is compared with the finding where an experiment says <c>expect: predicted</c>.
/// </summary>
public sealed record Prediction
{
    /// <summary>The finding, as analyses are registered with it: <c>exponent</c>, <c>loss-exponent</c>, <c>escape-time</c>.</summary>
    public required string Finding { get; init; }

    /// <summary>
    /// What is analysed: an observable, <c>test-loss</c>; or a finding that an analysis of an observable has, <c>value of test-loss</c>.
    /// </summary>
    public required string Observable { get; init; }

    /// <summary>The abscissa: the model's clock, another observable, or a swept parameter, which must then have the name of the option it gives.</summary>
    public required string Versus { get; init; }

    /// <summary>The value, with the sign that the finding has; not a number where there is no prediction.</summary>
    public required double Value { get; init; }

    /// <summary>The smallest abscissa that it holds for.</summary>
    public double From { get; init; } = double.NegativeInfinity;

    /// <summary>The largest abscissa that it holds for.</summary>
    public double To { get; init; } = double.PositiveInfinity;

    /// <summary>Formula and source; where there is no prediction, the reason.</summary>
    public required string Origin { get; init; }

    /// <summary>Whether there is a value.</summary>
    public bool IsDetermined => double.IsFinite(Value);

    /// <summary>The same without a value.</summary>
    /// <param name="reason">Why theory says nothing here, and where it does.</param>
    public Prediction Without(string reason) => this with { Value = double.NaN, Origin = reason };
}
