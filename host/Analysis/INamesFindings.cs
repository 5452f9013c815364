namespace ScalingLab.Host.Analysis;

/// <summary>
/// Options of an analysis that name findings of other ones as <c>analysis</c> or <c>analysis.finding</c>. The host evaluates those before it and offers their findings,
/// one a group, as <see cref="Sdk.CurveFamily.Companion"/> of that name.
/// </summary>
internal interface INamesFindings
{
    /// <summary>The findings by the name that stands for them.</summary>
    IReadOnlyDictionary<string, string> Findings { get; }
}
