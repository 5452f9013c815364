using System.Numerics;
using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>
/// The inner kernel of the matrix product: a tile of C, R ≤ 8 rows by W ≤ 3 registers, kept in named locals (an array of registers would
/// live in memory) while the depth is summed. Every element of C is one chain of fused multiply-adds in ascending depth, whatever the
/// tile, so that the result depends neither on the tiling nor on the number of threads.
/// </summary>
internal static unsafe class ProductKernel<T, TVector>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : unmanaged
{
    /// <summary>
    /// C[r, :] = alpha Σ_k A[r, k] B[k, :] + beta C[r, :] for one tile; C is not read when beta is 0. A[r, k] is at r·aRow + k·aStep,
    /// B[k, :] contiguous at k·bStep, C[r, :] contiguous at r·cRow. The strides of packed panels are constants; those given are ignored.
    /// Between packed panels, the lines <paramref name="ahead"/> names, if it is not null, are fetched on the way, two with every four k; in
    /// one go they would hold up the reads of the panels themselves.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tile<TRows, TWidth, TPanels>(
        nint depth, T* a, nint aRow, nint aStep, T* b, nint bStep, T* c, nint cRow, T alpha, T beta, TileAhead<T>* ahead)
        where TRows : struct, ICount
        where TWidth : struct, ICount
        where TPanels : struct, IPanels
    {
        if (TPanels.IsLeftPacked)
        {
            aRow = 1;
            aStep = TRows.Value;
        }

        if (TPanels.IsRightPacked)
        {
            bStep = TWidth.Value * Lanes<T, TVector>.Count;
        }

        TVector c00 = default, c01 = default, c02 = default;
        TVector c10 = default, c11 = default, c12 = default;
        TVector c20 = default, c21 = default, c22 = default;
        TVector c30 = default, c31 = default, c32 = default;
        TVector c40 = default, c41 = default, c42 = default;
        TVector c50 = default, c51 = default, c52 = default;
        TVector c60 = default, c61 = default, c62 = default;
        TVector c70 = default, c71 = default, c72 = default;

        bool alongTheWay = TPanels.IsLeftPacked && TPanels.IsRightPacked;
        T* near = b, far = null;
        nint nearStep = 0, farStep = 0;
        if (alongTheWay && ahead != null)
        {
            near = ahead->Near;
            nearStep = ahead->NearStep;
            far = ahead->Far;
            farStep = ahead->FarStep;
        }

        if (far == null)
        {
            PrefetchTile<TRows, TWidth>(c, cRow);
            far = b;
        }

        // One loop: each further one in a tile costs a mispredicted branch at its end.
        for (; depth >= 4; depth -= 4)
        {
            if (alongTheWay)
            {
                Lanes<T, TVector>.PrefetchSecond(near);
                near += nearStep;
                Lanes<T, TVector>.PrefetchSecond(far);
                far += farStep;
            }

            Step<TRows, TWidth>(
                a,
                0,
                aRow,
                b,
                0,
                ref c00, ref c01, ref c02, ref c10, ref c11, ref c12,
                ref c20, ref c21, ref c22, ref c30, ref c31, ref c32,
                ref c40, ref c41, ref c42, ref c50, ref c51, ref c52,
                ref c60, ref c61, ref c62, ref c70, ref c71, ref c72);
            Step<TRows, TWidth>(
                a,
                aStep,
                aRow,
                b,
                bStep,
                ref c00, ref c01, ref c02, ref c10, ref c11, ref c12,
                ref c20, ref c21, ref c22, ref c30, ref c31, ref c32,
                ref c40, ref c41, ref c42, ref c50, ref c51, ref c52,
                ref c60, ref c61, ref c62, ref c70, ref c71, ref c72);
            Step<TRows, TWidth>(
                a,
                2 * aStep,
                aRow,
                b,
                2 * bStep,
                ref c00, ref c01, ref c02, ref c10, ref c11, ref c12,
                ref c20, ref c21, ref c22, ref c30, ref c31, ref c32,
                ref c40, ref c41, ref c42, ref c50, ref c51, ref c52,
                ref c60, ref c61, ref c62, ref c70, ref c71, ref c72);
            Step<TRows, TWidth>(
                a,
                3 * aStep,
                aRow,
                b,
                3 * bStep,
                ref c00, ref c01, ref c02, ref c10, ref c11, ref c12,
                ref c20, ref c21, ref c22, ref c30, ref c31, ref c32,
                ref c40, ref c41, ref c42, ref c50, ref c51, ref c52,
                ref c60, ref c61, ref c62, ref c70, ref c71, ref c72);
            a += 4 * aStep;
            b += 4 * bStep;
        }

        for (; depth > 0; depth--)
        {
            Step<TRows, TWidth>(
                a,
                0,
                aRow,
                b,
                0,
                ref c00, ref c01, ref c02, ref c10, ref c11, ref c12,
                ref c20, ref c21, ref c22, ref c30, ref c31, ref c32,
                ref c40, ref c41, ref c42, ref c50, ref c51, ref c52,
                ref c60, ref c61, ref c62, ref c70, ref c71, ref c72);
            a += aStep;
            b += bStep;
        }

        TVector scale = Lanes<T, TVector>.Broadcast(alpha);
        if (beta == T.Zero)
        {
            Set<TWidth>(c, scale, c00, c01, c02);
            if (TRows.Value > 1)
            {
                Set<TWidth>(c + cRow, scale, c10, c11, c12);
            }

            if (TRows.Value > 2)
            {
                Set<TWidth>(c + (2 * cRow), scale, c20, c21, c22);
                Set<TWidth>(c + (3 * cRow), scale, c30, c31, c32);
            }

            if (TRows.Value > 4)
            {
                Set<TWidth>(c + (4 * cRow), scale, c40, c41, c42);
                Set<TWidth>(c + (5 * cRow), scale, c50, c51, c52);
                Set<TWidth>(c + (6 * cRow), scale, c60, c61, c62);
                Set<TWidth>(c + (7 * cRow), scale, c70, c71, c72);
            }

            return;
        }

        TVector keep = Lanes<T, TVector>.Broadcast(beta);
        Add<TWidth>(c, scale, keep, c00, c01, c02);
        if (TRows.Value > 1)
        {
            Add<TWidth>(c + cRow, scale, keep, c10, c11, c12);
        }

        if (TRows.Value > 2)
        {
            Add<TWidth>(c + (2 * cRow), scale, keep, c20, c21, c22);
            Add<TWidth>(c + (3 * cRow), scale, keep, c30, c31, c32);
        }

        if (TRows.Value > 4)
        {
            Add<TWidth>(c + (4 * cRow), scale, keep, c40, c41, c42);
            Add<TWidth>(c + (5 * cRow), scale, keep, c50, c51, c52);
            Add<TWidth>(c + (6 * cRow), scale, keep, c60, c61, c62);
            Add<TWidth>(c + (7 * cRow), scale, keep, c70, c71, c72);
        }
    }

    /// <summary>One k of the sum, at an offset that packed panels make a constant. Four of them in a row leave the loop's own cost out of sight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TRows, TWidth>(
        T* a,
        nint aAt,
        nint aRow,
        T* b,
        nint bAt,
        ref TVector c00, ref TVector c01, ref TVector c02, ref TVector c10, ref TVector c11, ref TVector c12,
        ref TVector c20, ref TVector c21, ref TVector c22, ref TVector c30, ref TVector c31, ref TVector c32,
        ref TVector c40, ref TVector c41, ref TVector c42, ref TVector c50, ref TVector c51, ref TVector c52,
        ref TVector c60, ref TVector c61, ref TVector c62, ref TVector c70, ref TVector c71, ref TVector c72)
        where TRows : struct, ICount
        where TWidth : struct, ICount
    {
        int lanes = Lanes<T, TVector>.Count;
        TVector b0 = Lanes<T, TVector>.Load(b + bAt);
        TVector b1 = TWidth.Value > 1 ? Lanes<T, TVector>.Load(b + (bAt + lanes)) : default;
        TVector b2 = TWidth.Value > 2 ? Lanes<T, TVector>.Load(b + (bAt + (2 * lanes))) : default;
        TVector a0 = Lanes<T, TVector>.Broadcast(a[aAt]);
        Accumulate<TWidth>(a0, b0, b1, b2, ref c00, ref c01, ref c02);

        if (TRows.Value > 1)
        {
            TVector a1 = Lanes<T, TVector>.Broadcast(a[aAt + aRow]);
            Accumulate<TWidth>(a1, b0, b1, b2, ref c10, ref c11, ref c12);
        }

        if (TRows.Value > 2)
        {
            TVector a2 = Lanes<T, TVector>.Broadcast(a[aAt + (2 * aRow)]);
            Accumulate<TWidth>(a2, b0, b1, b2, ref c20, ref c21, ref c22);
            TVector a3 = Lanes<T, TVector>.Broadcast(a[aAt + (3 * aRow)]);
            Accumulate<TWidth>(a3, b0, b1, b2, ref c30, ref c31, ref c32);
        }

        if (TRows.Value > 4)
        {
            TVector a4 = Lanes<T, TVector>.Broadcast(a[aAt + (4 * aRow)]);
            Accumulate<TWidth>(a4, b0, b1, b2, ref c40, ref c41, ref c42);
            TVector a5 = Lanes<T, TVector>.Broadcast(a[aAt + (5 * aRow)]);
            Accumulate<TWidth>(a5, b0, b1, b2, ref c50, ref c51, ref c52);
            TVector a6 = Lanes<T, TVector>.Broadcast(a[aAt + (6 * aRow)]);
            Accumulate<TWidth>(a6, b0, b1, b2, ref c60, ref c61, ref c62);
            TVector a7 = Lanes<T, TVector>.Broadcast(a[aAt + (7 * aRow)]);
            Accumulate<TWidth>(a7, b0, b1, b2, ref c70, ref c71, ref c72);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchTile<TRows, TWidth>(T* c, nint cRow)
        where TRows : struct, ICount
        where TWidth : struct, ICount
    {
        int lanes = Lanes<T, TVector>.Count;
        for (int r = 0; r < TRows.Value; r++)
        {
            T* line = c + (r * cRow);
            Lanes<T, TVector>.PrefetchSecond(line);
            if (TWidth.Value > 1)
            {
                Lanes<T, TVector>.PrefetchSecond(line + lanes);
            }

            if (TWidth.Value > 2)
            {
                Lanes<T, TVector>.PrefetchSecond(line + (2 * lanes));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate<TWidth>(TVector a, TVector b0, TVector b1, TVector b2, ref TVector c0, ref TVector c1, ref TVector c2)
        where TWidth : struct, ICount
    {
        c0 = Lanes<T, TVector>.MultiplyAdd(a, b0, c0);
        if (TWidth.Value > 1)
        {
            c1 = Lanes<T, TVector>.MultiplyAdd(a, b1, c1);
        }

        if (TWidth.Value > 2)
        {
            c2 = Lanes<T, TVector>.MultiplyAdd(a, b2, c2);
        }
    }

    /// <summary>One row of C = alpha A B: C is written without being read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Set<TWidth>(T* c, TVector alpha, TVector c0, TVector c1, TVector c2)
        where TWidth : struct, ICount
    {
        int lanes = Lanes<T, TVector>.Count;
        Lanes<T, TVector>.Store(c, Lanes<T, TVector>.Multiply(alpha, c0));
        if (TWidth.Value > 1)
        {
            Lanes<T, TVector>.Store(c + lanes, Lanes<T, TVector>.Multiply(alpha, c1));
        }

        if (TWidth.Value > 2)
        {
            Lanes<T, TVector>.Store(c + (2 * lanes), Lanes<T, TVector>.Multiply(alpha, c2));
        }
    }

    /// <summary>One row of C = alpha A B + beta C.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TWidth>(T* c, TVector alpha, TVector beta, TVector c0, TVector c1, TVector c2)
        where TWidth : struct, ICount
    {
        int lanes = Lanes<T, TVector>.Count;
        Add(c, alpha, beta, c0);
        if (TWidth.Value > 1)
        {
            Add(c + lanes, alpha, beta, c1);
        }

        if (TWidth.Value > 2)
        {
            Add(c + (2 * lanes), alpha, beta, c2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(T* c, TVector alpha, TVector beta, TVector sum) =>
        Lanes<T, TVector>.Store(c, Lanes<T, TVector>.MultiplyAdd(beta, Lanes<T, TVector>.Load(c), Lanes<T, TVector>.Multiply(alpha, sum)));
}
