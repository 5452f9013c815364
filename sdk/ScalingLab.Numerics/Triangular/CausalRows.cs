using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.Numerics;

/// <summary>sums(s, k) += Σ_r E(t, r) J_k(r, s) over a group of consecutive rows r, whose lengths differ by one time each.</summary>
internal static unsafe class CausalRows
{
    public const int Group = 4;

    public static void Accumulate(double[][] rows, ReadOnlySpan<double> kernelRow, int first, int count, int modes, double* sums)
    {
        int common = first * modes;
        if (count == Group)
        {
            fixed (double* row0 = rows[first], row1 = rows[first + 1], row2 = rows[first + 2], row3 = rows[first + 3])
            {
                double* factors = stackalloc double[Group] { kernelRow[first], kernelRow[first + 1], kernelRow[first + 2], kernelRow[first + 3] };
                Add(row0, row1, row2, row3, factors, common, sums);
            }

            for (int r = 1; r < Group; r++)
            {
                fixed (double* row = rows[first + r])
                {
                    AddOne(row + common, kernelRow[first + r], r * modes, sums + common);
                }
            }
        }
        else
        {
            for (int r = 0; r < count; r++)
            {
                fixed (double* row = rows[first + r])
                {
                    AddOne(row, kernelRow[first + r], (first + r) * modes, sums);
                }
            }
        }
    }

    private static void Add(double* row0, double* row1, double* row2, double* row3, double* factors, int length, double* sums)
    {
        int done = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            done = Add<Vector512<double>>(row0, row1, row2, row3, factors, done, length, sums);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            done = Add<Vector256<double>>(row0, row1, row2, row3, factors, done, length, sums);
        }

        Add<double>(row0, row1, row2, row3, factors, done, length, sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Add<TVector>(
        double* row0, double* row1, double* row2, double* row3, double* factors, int start, int length, double* sums)
        where TVector : unmanaged
    {
        int lanes = Lanes<double, TVector>.Count;
        TVector f0 = Lanes<double, TVector>.Broadcast(factors[0]), f1 = Lanes<double, TVector>.Broadcast(factors[1]);
        TVector f2 = Lanes<double, TVector>.Broadcast(factors[2]), f3 = Lanes<double, TVector>.Broadcast(factors[3]);
        int i = start;
        for (; i + lanes <= length; i += lanes)
        {
            TVector sum = Lanes<double, TVector>.MultiplyAdd(f0, Lanes<double, TVector>.Load(row0 + i), Lanes<double, TVector>.Load(sums + i));
            sum = Lanes<double, TVector>.MultiplyAdd(f1, Lanes<double, TVector>.Load(row1 + i), sum);
            sum = Lanes<double, TVector>.MultiplyAdd(f2, Lanes<double, TVector>.Load(row2 + i), sum);
            Lanes<double, TVector>.Store(sums + i, Lanes<double, TVector>.MultiplyAdd(f3, Lanes<double, TVector>.Load(row3 + i), sum));
        }

        return i;
    }

    private static void AddOne(double* row, double factor, int length, double* sums) =>
        MatrixVectorKernel<double>.Add(new StridedPointer<double>(row, length, 1, 1, length), &factor, sums, 1);
}
