namespace ScalingLab.Host.Clusters;

/// <summary>Decides where the tasks of a submission are executed. The tasks themselves are the same program everywhere.</summary>
internal interface ILauncher
{
    /// <summary>The name in a submission.</summary>
    string Name { get; }

    /// <summary>Most tasks of one array here.</summary>
    int LargestArray { get; }

    /// <summary>Sends what was not sent yet of a submission: its arrays, and the collector that works when they have ended. Calling it again does no harm.</summary>
    /// <exception cref="LaunchException">It is refused, or nobody answers.</exception>
    void Launch(SubmissionFolder submission);

    /// <summary>Sends the collector of a submission again, for tasks that are still in the queue.</summary>
    /// <exception cref="LaunchException">It is refused, or nobody answers.</exception>
    void LaunchCollector(SubmissionFolder submission);

    /// <summary>What is known of the tasks of submissions.</summary>
    /// <param name="submissions">The submissions.</param>
    /// <param name="withHistory">Whether to ask also for tasks that left the queue long ago, where the site keeps accounts.</param>
    /// <exception cref="LaunchException">Nobody answers; nothing can be concluded.</exception>
    QueueView Look(IReadOnlyList<SubmissionFolder> submissions, bool withHistory);

    /// <summary>What keeps a waiting task from ever starting and what to do about it; <see langword="null"/> when it simply waits.</summary>
    string? Obstacle(QueueRow row);

    /// <summary>Lets go of the tasks of a submission that the launcher holds back after a trouble of its own.</summary>
    /// <returns>Their number.</returns>
    int Release(SubmissionFolder submission, QueueView queue);

    /// <summary>A time limit twice as long; <see langword="null"/> when the site allows none.</summary>
    string? LongerTime(TaskArray array, ClusterProfile profile);

    /// <summary>How a person stops a submission.</summary>
    string StopCommand(SubmissionFolder submission);
}
