namespace ScalingLab.Host.Reporting;

/// <summary>A run that failed.</summary>
/// <param name="Run">Block, point and replica, in words.</param>
/// <param name="Key">Its content key.</param>
/// <param name="Message">What happened and what would help.</param>
internal sealed record FailedRunNote(string Run, string Key, string Message);
