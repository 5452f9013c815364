using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// LU factors of s 1 − ρ_l A for many ρ_l, eight at a time in the lanes of a vector, without pivots. For the equations of overlaps, A is a symmetric matrix up to
/// a diagonal scaling and a part below the diagonal by which q follows r: while s is greater than ρ_l times its largest eigenvalue, the factors exist and are as
/// stable as Cholesky's. Else an integration step of length 1/(γ s) would be longer than the growth that it is to resolve; it is refused.
/// </summary>
internal sealed class ScaledMatrixLu
{
    private const int Lanes = 8;

    private readonly int _size;
    private readonly double[] _rates;
    private readonly int _count;
    private readonly CacheAlignedArray _factors;
    private readonly CacheAlignedArray _group;

    /// <summary>Prepares the factors.</summary>
    /// <param name="size">Rows and columns of A.</param>
    /// <param name="rates">ρ_l ≥ 0.</param>
    public ScaledMatrixLu(int size, ReadOnlySpan<double> rates)
    {
        _size = size;
        _count = rates.Length;
        _rates = new double[(_count + Lanes - 1) / Lanes * Lanes];
        rates.CopyTo(_rates);
        _factors = new CacheAlignedArray(checked(_rates.Length * size * size));
        _group = new CacheAlignedArray(Lanes * size);
    }

    /// <summary>Factorises; the last factors are lost.</summary>
    /// <param name="shift">s.</param>
    /// <param name="matrix">A, by rows.</param>
    /// <returns><see langword="false"/> where a matrix has a pivot that is not positive.</returns>
    public bool Factorize(double shift, ReadOnlySpan<double> matrix)
    {
        ref double all = ref MemoryMarshal.GetReference(_factors.Span);
        for (int start = 0; start < _rates.Length; start += Lanes)
        {
            var rates = Vector512.LoadUnsafe(ref _rates[start]);
            ref double factors = ref Unsafe.Add(ref all, start * matrix.Length);
            for (int i = 0; i < matrix.Length; i++)
                (Vector512.Create(i % (_size + 1) == 0 ? shift : 0) - (rates * Vector512.Create(matrix[i]))).StoreUnsafe(ref factors, (nuint)(i * Lanes));
            if (!FactorizeGroup(ref factors, _size))
                return false;
        }

        return true;
    }

    /// <summary>Replaces b by the solutions of (s 1 − ρ_l A) x_l = b_l.</summary>
    /// <param name="vector">Runs of one component for all l.</param>
    public void Solve(Span<double> vector)
    {
        ref double all = ref MemoryMarshal.GetReference(_factors.Span);
        var group = _group.Span;
        for (int start = 0; start < _count; start += Lanes)
        {
            int count = Math.Min(Lanes, _count - start);
            for (int i = 0; i < _size; i++)
                vector.Slice((i * _count) + start, count).CopyTo(group[(i * Lanes)..]);
            SolveGroup(ref Unsafe.Add(ref all, start * _size * _size), ref MemoryMarshal.GetReference(group), _size);
            for (int i = 0; i < _size; i++)
                group.Slice(i * Lanes, count).CopyTo(vector[((i * _count) + start)..]);
        }
    }

    /// <summary>The inverse pivots stand on the diagonal.</summary>
    private static bool FactorizeGroup(ref double factors, int size)
    {
        for (int k = 0; k < size; k++)
        {
            var pivot = Load(ref factors, (k * size) + k);
            if (!Vector512.GreaterThanAll(pivot, Vector512<double>.Zero))
                return false;
            var inverse = Vector512.Create(1.0) / pivot;
            inverse.StoreUnsafe(ref factors, (nuint)(((k * size) + k) * Lanes));
            for (int i = k + 1; i < size; i++)
            {
                var factor = Load(ref factors, (i * size) + k) * inverse;
                factor.StoreUnsafe(ref factors, (nuint)(((i * size) + k) * Lanes));
                for (int j = k + 1; j < size; j++)
                {
                    var value = Vector512.FusedMultiplyAdd(-factor, Load(ref factors, (k * size) + j), Load(ref factors, (i * size) + j));
                    value.StoreUnsafe(ref factors, (nuint)(((i * size) + j) * Lanes));
                }
            }
        }

        return true;
    }

    private static void SolveGroup(ref double factors, ref double x, int size)
    {
        for (int i = 1; i < size; i++)
        {
            var sum = Load(ref x, i);
            for (int j = 0; j < i; j++)
                sum = Vector512.FusedMultiplyAdd(-Load(ref factors, (i * size) + j), Load(ref x, j), sum);
            sum.StoreUnsafe(ref x, (nuint)(i * Lanes));
        }

        for (int i = size - 1; i >= 0; i--)
        {
            var sum = Load(ref x, i);
            for (int j = i + 1; j < size; j++)
                sum = Vector512.FusedMultiplyAdd(-Load(ref factors, (i * size) + j), Load(ref x, j), sum);
            (sum * Load(ref factors, (i * size) + i)).StoreUnsafe(ref x, (nuint)(i * Lanes));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Load(ref double start, int index) => Vector512.LoadUnsafe(ref start, (nuint)(index * Lanes));
}
