namespace ScalingLab.Bench.Limits;

/// <summary>What `limits` prints for one kernel, as one line of JSON.</summary>
internal sealed record LimitLine(string Kernel, double Ours, string Unit, double? Baseline, double? Ratio, double? PeakFraction);
