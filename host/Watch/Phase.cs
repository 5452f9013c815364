namespace ScalingLab.Host.Watch;

/// <summary>Where the work on an experiment stands.</summary>
internal enum Phase
{
    /// <summary>What is stored is read.</summary>
    Starting,

    /// <summary>Runs are executed.</summary>
    Running,

    /// <summary>All that could be executed is; the report is being written.</summary>
    Analysing,

    /// <summary>The report is written, or a part of the runs is executed as asked for.</summary>
    Ended,

    /// <summary>Stopped by a signal; the same command goes on.</summary>
    Interrupted,

    /// <summary>Ended by an error, which the terminal shows.</summary>
    Stopped,
}
