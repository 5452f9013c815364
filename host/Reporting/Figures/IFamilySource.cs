using ScalingLab.Sdk;

namespace ScalingLab.Host.Reporting.Figures;

/// <summary>Where a figure gets its curves: the finished runs and the findings of the analyses.</summary>
internal interface IFamilySource
{
    /// <summary>The curves of a block, or the findings of an analysis as curves, grouped by point; without groups when there are none.</summary>
    /// <param name="of">A block or an analysis.</param>
    /// <param name="x">The abscissa; <see langword="null"/> for the clock of a block, or the only swept parameter of an analysis.</param>
    /// <param name="y">The ordinate: an observable or a finding.</param>
    /// <param name="when">Whether a point takes part.</param>
    CurveFamily Family(string of, string? x, string y, Func<ParameterPoint, bool> when);

    /// <summary>The findings of an analysis.</summary>
    IReadOnlyList<Finding> Findings(string of);
}
