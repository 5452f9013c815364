using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Analyses;

/// <summary>The curves that an analysis or a series takes from its source.</summary>
/// <param name="Source">A block or an analysis.</param>
/// <param name="X">The abscissa; null for the clock of a block.</param>
/// <param name="Y">The ordinate; null for the curves that findings carry.</param>
/// <param name="SweptNames">The swept names that tell its groups apart: those of the source without the abscissa.</param>
internal sealed record Family(FamilySource Source, string? X, string? Y, IReadOnlyList<string> SweptNames)
{
    /// <summary>The ordinate in words: an observable, or <c>value of test-loss</c> for a finding; null for the curves that findings carry.</summary>
    public string? Subject => Y is null || Source.IsBlock ? Y : $"{Y} of {Source.Subject}";

    /// <summary>The points of the groups, for those points of the source that a condition leaves in; null when they are not known.</summary>
    public IReadOnlyList<ParameterPoint>? Groups(Func<ParameterPoint, bool> when)
    {
        if (Source.Points is null) return null;
        IEnumerable<ParameterPoint> left = Source.Points.Where(when);
        if (SweptNames.Count == Source.SweptNames.Count) return [.. left];
        return SweptNames.Count == 0
            ? [ParameterPoint.Empty]
            : [.. left.Select(point => new ParameterPoint(point.Where(value => SweptNames.Contains(value.Key)))).Distinct()];
    }
}
