namespace ScalingLab.Numerics;

/// <summary>
/// Elementary and special functions of single numbers and of spans. A span is served by the widest vectors of the machine; every width and
/// the form for one number give the same bits, because all evaluate one formula in one order with fused multiply-adds. The stated errors
/// are against the exact value, in units in the last place of the result, over the whole range.
/// </summary>
public static partial class SpecialFunctions
{
}
