namespace ScalingLab.Host.Comparison;

/// <summary>Which curve: one observable of one run.</summary>
internal sealed record StoredCurveKey(string Block, string Point, string Replica, string Observable);
