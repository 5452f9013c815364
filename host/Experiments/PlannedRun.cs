namespace ScalingLab.Host.Experiments;

/// <summary>A point of a block and a replica: the unit of work, of caching and of failure.</summary>
/// <param name="Key">
/// SHA-256, lower-case hexadecimal, over everything that determines its curves. Two planned runs with one key are executed once.
/// </param>
/// <param name="Block">The block.</param>
/// <param name="Point">The block's point.</param>
/// <param name="Replica">Index from 0.</param>
internal sealed record PlannedRun(string Key, Block Block, BlockPoint Point, int Replica);
