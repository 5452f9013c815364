namespace ScalingLab.Bench.Limits;

/// <summary>A group of kernels. A class with this interface and a constructor without parameters is found by itself: one file a group.</summary>
internal interface ILimitGroup
{
    IEnumerable<LimitKernel> Kernels();
}
