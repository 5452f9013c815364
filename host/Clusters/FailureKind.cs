namespace ScalingLab.Host.Clusters;

/// <summary>Why a run that was sent has no result.</summary>
internal enum FailureKind
{
    /// <summary>The run itself failed.</summary>
    Application,

    /// <summary>The node, the network or the scheduler failed, or nobody knows what happened.</summary>
    Infrastructure,

    /// <summary>The time limit was too short to get any further.</summary>
    Time,

    /// <summary>The task needed more memory than it asked for.</summary>
    Memory,

    /// <summary>Somebody cancelled it, which is a wish and not a failure.</summary>
    Cancelled,
}
