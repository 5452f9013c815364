namespace ScalingLab.Host.Watch;

/// <summary>A run that failed.</summary>
/// <param name="Run">Block, point and replica, in words.</param>
/// <param name="Message">What happened and what would help.</param>
internal sealed record FailedRun(string Run, string Message);
