namespace ScalingLab.Sdk;

/// <summary>
/// Reduces a family of curves to findings. It works on any family, of a block or of another analysis, and so never depends on a model.
/// The host judges the findings against <c>expect:</c>; an analysis only measures.
/// </summary>
public interface IAnalysis
{
    /// <summary>
    /// Yields the findings. What cannot be determined is yielded as <see cref="Finding.NotDetermined"/> with the reason, never left out and
    /// never replaced by a number.
    /// </summary>
    /// <param name="family">The curves, grouped by point.</param>
    IEnumerable<Finding> Analyse(CurveFamily family);
}
