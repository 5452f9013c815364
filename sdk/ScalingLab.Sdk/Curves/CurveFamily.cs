namespace ScalingLab.Sdk;

/// <summary>
/// What an analysis reduces: one observable of a block against its clock, or the findings of another analysis against a swept parameter,
/// grouped by point.
/// </summary>
/// <param name="Name">The block or analysis the curves come from.</param>
/// <param name="X">Name of the abscissa: a clock, an observable or a swept parameter.</param>
/// <param name="Y">Name of the ordinate: an observable or a finding.</param>
/// <param name="Groups">One group per point, in the order of the sweep.</param>
public sealed record CurveFamily(string Name, string X, string Y, IReadOnlyList<CurveGroup> Groups)
{
    /// <summary>
    /// The family of another observable of the same runs against the same abscissa, or of another finding of the same analysis; else the family of the same
    /// observable of another block, or the same finding of an earlier analysis; <see langword="null"/> when there is none of that name. For an analysis of several
    /// variables, or one that compares.
    /// </summary>
    public Func<string, CurveFamily?> Companion { get; init; } = _ => null;
}
