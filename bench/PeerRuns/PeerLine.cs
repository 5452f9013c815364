namespace ScalingLab.Bench.PeerRuns;

/// <summary>What `peers` prints for one case, as one line of JSON: seconds of processor time, and the relative difference of the results.</summary>
internal sealed record PeerLine(string Case, double Ours, double Peer, double Ratio, double? Bar, double? Difference);
