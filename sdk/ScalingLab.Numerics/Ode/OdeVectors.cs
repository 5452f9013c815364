using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.Numerics;

/// <summary>
/// The vector operations of the integrators. All buffers are padded with zeros to a multiple of eight components, so there are no
/// remainders; sums run over eight fixed lanes without fused operations, so the results are the same bits on every vector width.
/// </summary>
internal static class OdeVectors
{
    private const int Lanes = 8;

    public static int PaddedLength(int length) => checked((length + Lanes - 1) / Lanes * Lanes);

    /// <summary>
    /// result = origin + factor sum_j weights[j] stages[j]; <paramref name="stages"/> holds the stages one after the other.
    /// </summary>
    public static void Combine(
        Span<double> result, ReadOnlySpan<double> origin, double factor, ReadOnlySpan<double> weights, ReadOnlySpan<double> stages)
    {
        Span<double> coefficients = stackalloc double[weights.Length];
        Span<nint> offsets = stackalloc nint[weights.Length];
        int count = Compact(weights, factor, result.Length, stages.Length, coefficients, offsets);
        ArgumentOutOfRangeException.ThrowIfNotEqual(origin.Length, result.Length);

        ref double target = ref MemoryMarshal.GetReference(result);
        ref double source = ref MemoryMarshal.GetReference(origin);
        ref double stage = ref MemoryMarshal.GetReference(stages);
        nint i = 0;
        for (; i <= result.Length - 4 * Lanes; i += 4 * Lanes)
        {
            Vector512<double> sum0 = Load(ref source, i), sum1 = Load(ref source, i + Lanes);
            Vector512<double> sum2 = Load(ref source, i + 2 * Lanes), sum3 = Load(ref source, i + 3 * Lanes);
            for (int j = 0; j < count; j++)
            {
                Vector512<double> coefficient = Vector512.Create(coefficients[j]);
                nint k = offsets[j] + i;
                sum0 += coefficient * Load(ref stage, k);
                sum1 += coefficient * Load(ref stage, k + Lanes);
                sum2 += coefficient * Load(ref stage, k + 2 * Lanes);
                sum3 += coefficient * Load(ref stage, k + 3 * Lanes);
            }

            sum0.StoreUnsafe(ref Unsafe.Add(ref target, i));
            sum1.StoreUnsafe(ref Unsafe.Add(ref target, i + Lanes));
            sum2.StoreUnsafe(ref Unsafe.Add(ref target, i + 2 * Lanes));
            sum3.StoreUnsafe(ref Unsafe.Add(ref target, i + 3 * Lanes));
        }

        for (; i < result.Length; i += Lanes)
        {
            Vector512<double> sum = Load(ref source, i);
            for (int j = 0; j < count; j++)
                sum += Vector512.Create(coefficients[j]) * Load(ref stage, offsets[j] + i);
            sum.StoreUnsafe(ref Unsafe.Add(ref target, i));
        }
    }

    /// <summary>
    /// sum_i (e_i / (absolute_i + relative max(|before_i|, |after_i|)))^2 with e = factor sum_j weights[j] stages[j]. Not finite if any
    /// term is not.
    /// </summary>
    public static double ScaledSquares(
        double factor,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> stages,
        ReadOnlySpan<double> before,
        ReadOnlySpan<double> after,
        ReadOnlySpan<double> absolute,
        double relative)
    {
        Span<double> coefficients = stackalloc double[weights.Length];
        Span<nint> offsets = stackalloc nint[weights.Length];
        int count = Compact(weights, factor, before.Length, stages.Length, coefficients, offsets);
        ArgumentOutOfRangeException.ThrowIfNotEqual(after.Length, before.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(absolute.Length, before.Length);

        ref double first = ref MemoryMarshal.GetReference(before);
        ref double second = ref MemoryMarshal.GetReference(after);
        ref double tolerance = ref MemoryMarshal.GetReference(absolute);
        ref double stage = ref MemoryMarshal.GetReference(stages);
        Vector512<double> sum = Vector512<double>.Zero, scale = Vector512.Create(relative);
        for (nint i = 0; i < before.Length; i += Lanes)
        {
            Vector512<double> error = Vector512<double>.Zero;
            for (int j = 0; j < count; j++)
                error += Vector512.Create(coefficients[j]) * Load(ref stage, offsets[j] + i);
            Vector512<double> size = Vector512.Max(Vector512.Abs(Load(ref first, i)), Vector512.Abs(Load(ref second, i)));
            error /= Load(ref tolerance, i) + scale * size;
            sum += error * error;
        }

        return Sum(sum);
    }

    /// <summary>The first component that is not finite, or −1.</summary>
    public static int IndexOfNonFinite(ReadOnlySpan<double> values)
    {
        ref double start = ref MemoryMarshal.GetReference(values);
        Vector512<double> largest = Vector512.Create(double.MaxValue);
        nint i = 0;
        for (; i <= values.Length - Lanes; i += Lanes)
        {
            if (!Vector512.LessThanOrEqualAll(Vector512.Abs(Load(ref start, i)), largest)) break;
        }

        for (; i < values.Length; i++)
        {
            if (!double.IsFinite(values[(int)i])) return (int)i;
        }

        return -1;
    }

    private static int Compact(
        ReadOnlySpan<double> weights, double factor, int length, int stagesLength, Span<double> coefficients, Span<nint> offsets)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(length % Lanes, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan((long)stagesLength, (long)weights.Length * length);
        int count = 0;
        for (int j = 0; j < weights.Length; j++)
        {
            if (weights[j] == 0) continue;
            coefficients[count] = factor * weights[j];
            offsets[count++] = (nint)j * length;
        }

        return count;
    }

    private static double Sum(Vector512<double> lanes)
    {
        Vector256<double> four = lanes.GetLower() + lanes.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Load(ref double start, nint offset) => Vector512.LoadUnsafe(ref Unsafe.Add(ref start, offset));
}
