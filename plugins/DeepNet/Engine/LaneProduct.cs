using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.DeepNet;

/// <summary>Which part of a product is wanted where later positions must not be seen: row i of the output, sum over k.</summary>
internal enum CausalPart
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>Columns j ≤ i of the output.</summary>
    Columns,

    /// <summary>k ≤ i.</summary>
    Earlier,

    /// <summary>k ≥ i.</summary>
    Later,
}

/// <summary>
/// One matrix product for every lane, C[i, j] (+)= factor Σ_k A[i, k] B[k, j]: the products of attention, where both factors belong to the example.
/// Strides count elements of a lane's matrix; tiles of 4 × 4 keep the sums in registers. Where a causal part is wanted, up to three more columns or
/// terms than asked for are computed, so that A must be zero there.
/// </summary>
internal static unsafe class LaneProduct<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public readonly record struct Strides(int Row, int Column);

    public static void Run(
        int rows, int columns, int depth, T* a, Strides aStrides, T* b, Strides bStrides, T* c, Strides cStrides, int lanes, T factor, bool adds, CausalPart part = CausalPart.All)
    {
        for (int i = 0; i < rows;)
        {
            int r = rows - i >= 4 ? 4 : 1;
            int first = part == CausalPart.Later ? i : 0, end = part == CausalPart.Earlier ? Math.Min(depth, i + r) : depth;
            int limit = part == CausalPart.Columns ? Math.Min(columns, i + r) : columns;
            for (int j = 0; j < limit;)
            {
                int w = limit - j >= 4 ? 4 : 1;
                for (int n = 0; n < lanes; n += Vector512<T>.Count)
                {
                    T* left = a + (((nint)i * aStrides.Row) + ((nint)first * aStrides.Column)) * lanes + n;
                    T* right = b + (((nint)first * bStrides.Row) + ((nint)j * bStrides.Column)) * lanes + n;
                    T* target = c + (((nint)i * cStrides.Row) + ((nint)j * cStrides.Column)) * lanes + n;
                    Tile(r, w, end - first, left, aStrides, right, bStrides, target, cStrides, lanes, factor, adds);
                }

                j += w;
            }

            i += r;
        }
    }

    private static void Tile(int rows, int columns, int depth, T* a, Strides aS, T* b, Strides bS, T* c, Strides cS, nint lanes, T factor, bool adds)
    {
        if (rows == 4 && columns == 4) Tile<Four, Four>(depth, a, aS.Row * lanes, aS.Column * lanes, b, bS.Row * lanes, bS.Column * lanes, c, cS.Row * lanes, cS.Column * lanes, factor, adds);
        else if (rows == 4) Tile<Four, One>(depth, a, aS.Row * lanes, aS.Column * lanes, b, bS.Row * lanes, bS.Column * lanes, c, cS.Row * lanes, cS.Column * lanes, factor, adds);
        else if (columns == 4) Tile<One, Four>(depth, a, aS.Row * lanes, aS.Column * lanes, b, bS.Row * lanes, bS.Column * lanes, c, cS.Row * lanes, cS.Column * lanes, factor, adds);
        else Tile<One, One>(depth, a, aS.Row * lanes, aS.Column * lanes, b, bS.Row * lanes, bS.Column * lanes, c, cS.Row * lanes, cS.Column * lanes, factor, adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<TRows, TColumns>(int depth, T* a, nint aRow, nint aStep, T* b, nint bStep, nint bColumn, T* c, nint cRow, nint cColumn, T factor, bool adds)
        where TRows : struct, ICount
        where TColumns : struct, ICount
    {
        Vector512<T> s00 = default, s01 = default, s02 = default, s03 = default, s10 = default, s11 = default, s12 = default, s13 = default;
        Vector512<T> s20 = default, s21 = default, s22 = default, s23 = default, s30 = default, s31 = default, s32 = default, s33 = default;
        for (int k = 0; k < depth; k++, a += aStep, b += bStep)
        {
            Vector512<T> b0 = Simd.Load(b);
            Vector512<T> b1 = TColumns.Value > 1 ? Simd.Load(b + bColumn) : default;
            Vector512<T> b2 = TColumns.Value > 1 ? Simd.Load(b + (2 * bColumn)) : default;
            Vector512<T> b3 = TColumns.Value > 1 ? Simd.Load(b + (3 * bColumn)) : default;
            Simd.Accumulate<T, TColumns>(Simd.Load(a), b0, b1, b2, b3, ref s00, ref s01, ref s02, ref s03);
            if (TRows.Value > 1)
            {
                Simd.Accumulate<T, TColumns>(Simd.Load(a + aRow), b0, b1, b2, b3, ref s10, ref s11, ref s12, ref s13);
                Simd.Accumulate<T, TColumns>(Simd.Load(a + (2 * aRow)), b0, b1, b2, b3, ref s20, ref s21, ref s22, ref s23);
                Simd.Accumulate<T, TColumns>(Simd.Load(a + (3 * aRow)), b0, b1, b2, b3, ref s30, ref s31, ref s32, ref s33);
            }
        }

        var scale = Vector512.Create(factor);
        Finish<TColumns>(c, cColumn, scale, adds, s00, s01, s02, s03);
        if (TRows.Value > 1)
        {
            Finish<TColumns>(c + cRow, cColumn, scale, adds, s10, s11, s12, s13);
            Finish<TColumns>(c + (2 * cRow), cColumn, scale, adds, s20, s21, s22, s23);
            Finish<TColumns>(c + (3 * cRow), cColumn, scale, adds, s30, s31, s32, s33);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<TColumns>(
        T* c, nint step, Vector512<T> scale, bool adds, Vector512<T> s0, Vector512<T> s1, Vector512<T> s2, Vector512<T> s3)
        where TColumns : struct, ICount
    {
        Finish(c, scale * s0, adds);
        if (TColumns.Value > 1)
        {
            Finish(c + step, scale * s1, adds);
            Finish(c + (2 * step), scale * s2, adds);
            Finish(c + (3 * step), scale * s3, adds);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(T* c, Vector512<T> sum, bool adds) => Simd.Store(c, adds ? Simd.Load(c) + sum : sum);
}
