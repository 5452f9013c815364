namespace ScalingLab.Host.Experiments.Figures;

/// <summary>What <c>band:</c> and <c>bars:</c> show.</summary>
internal enum IntervalKind
{
    /// <summary>One standard error over the replicas of a block.</summary>
    StandardError,

    /// <summary>The interval of a finding.</summary>
    Interval,
}
