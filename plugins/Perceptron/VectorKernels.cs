using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.Perceptron;

/// <summary>Passes over vectors whose length is a multiple of 8; sums are kept in 8 lanes added in a fixed order.</summary>
internal static class VectorKernels
{
    public const int Lanes = 8;

    /// <summary>Σ_i left_i right_i.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ref double x = ref MemoryMarshal.GetReference(left);
        ref double y = ref MemoryMarshal.GetReference(right[..left.Length]);
        nuint end = (nuint)left.Length, i = 0;
        Vector512<double> sums = default;
        for (; i + Lanes <= end; i += Lanes)
            sums = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i), Vector512.LoadUnsafe(ref y, i), sums);
        double sum = Sum(sums);
        for (int rest = (int)i; rest < left.Length; rest++) sum = Math.FusedMultiplyAdd(left[rest], right[rest], sum);
        return sum;
    }

    /// <summary>sum_i ← sum_i + factor · term_i.</summary>
    public static void AddScaled(double factor, ReadOnlySpan<double> term, Span<double> sum)
    {
        ref double x = ref MemoryMarshal.GetReference(term[..sum.Length]);
        ref double y = ref MemoryMarshal.GetReference(sum);
        var scale = Vector512.Create(factor);
        nuint end = (nuint)sum.Length, i = 0;
        for (; i + Lanes <= end; i += Lanes)
            Vector512.FusedMultiplyAdd(scale, Vector512.LoadUnsafe(ref x, i), Vector512.LoadUnsafe(ref y, i)).StoreUnsafe(ref y, i);
        for (int rest = (int)i; rest < sum.Length; rest++) sum[rest] = Math.FusedMultiplyAdd(factor, term[rest], sum[rest]);
    }

    /// <summary>values_i ← factor · values_i.</summary>
    public static void Scale(double factor, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++) values[i] *= factor;
    }

    /// <summary>The sum of the lanes in a fixed order.</summary>
    public static double Sum(Vector512<double> lanes)
    {
        var four = lanes.GetLower() + lanes.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }
}
