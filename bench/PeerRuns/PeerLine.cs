namespace ScalingLab.Bench.PeerRuns;

/// <summary>What `peers` prints for one case, as one line of JSON: seconds of processor time, the relative difference of the results, and the bytes that one call of ours allocates.</summary>
internal sealed record PeerLine(string Case, double Ours, double Peer, double Ratio, double? Bar, double? Difference, double? Bytes, double? MemoryBar);
