namespace ScalingLab.Bench.Limits;

/// <summary>Which peak a kernel is compared with.</summary>
internal enum FmaPrecision
{
    Double,
    Single,
}
