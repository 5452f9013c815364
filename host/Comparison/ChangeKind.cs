namespace ScalingLab.Host.Comparison;

/// <summary>How a finding stands in two results.</summary>
internal enum ChangeKind
{
    Same,

    /// <summary>Another value, and the intervals overlap.</summary>
    WithinIntervals,

    /// <summary>Another verdict, or another value that the intervals, if there are any, do not allow.</summary>
    Beyond,

    OnlyA,

    OnlyB,
}
