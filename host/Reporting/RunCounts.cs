namespace ScalingLab.Host.Reporting;

/// <summary>What became of the planned runs.</summary>
/// <param name="Executed">Finished by this command.</param>
/// <param name="Reused">Found finished.</param>
/// <param name="Failed">Failed, now or earlier.</param>
/// <param name="Missing">Neither finished nor failed: interrupted, or left to another shard.</param>
internal sealed record RunCounts(int Executed, int Reused, int Failed, int Missing = 0);
