using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.DeepNet;

/// <summary>The end of a sum that was kept in registers.</summary>
internal static unsafe class PartialSums
{
    /// <summary>target[i] (+)= scale Σ of the register at sums + i width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Finish<T>(T* sums, T* target, int count, T scale, bool adds)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < count; i++, sums += Vector512<T>.Count)
        {
            T sum = scale * Vector512.Sum(Simd.Load(sums));
            target[i] = adds ? target[i] + sum : sum;
        }
    }
}
