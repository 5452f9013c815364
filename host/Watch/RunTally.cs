namespace ScalingLab.Host.Watch;

/// <summary>The runs of a sweep, each in one of four states.</summary>
/// <param name="Planned">All of them.</param>
/// <param name="Finished">With stored results, from now or earlier.</param>
/// <param name="Reused">Those of the finished ones that were there at the start.</param>
/// <param name="Running">In hand.</param>
/// <param name="Failed">Failed, now or earlier.</param>
/// <param name="Waiting">Not begun.</param>
internal sealed record RunTally(int Planned, int Finished, int Reused, int Running, int Failed, int Waiting);
