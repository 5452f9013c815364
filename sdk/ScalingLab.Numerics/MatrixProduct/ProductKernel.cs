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
    private const int PrefetchDistance = 16;

    /// <summary>
    /// C[r, :] = alpha Σ_k A[r, k] B[k, :] + beta C[r, :] for one tile; C is not read when beta is 0. A[r, k] is at r·aRow + k·aStep,
    /// B[k, :] contiguous at k·bStep, C[r, :] contiguous at r·cRow. The strides of packed panels are constants; those given are ignored.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tile<TRows, TWidth, TPanels>(
        nint depth, T* a, nint aRow, nint aStep, T* b, nint bStep, T* c, nint cRow, T alpha, T beta)
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

        PrefetchTile<TRows, TWidth>(c, cRow);
        for (; depth > 1; depth -= 2)
        {
            if (TPanels.IsLeftPacked)
            {
                Lanes<T, TVector>.Prefetch(a + (PrefetchDistance * aStep));
                Lanes<T, TVector>.Prefetch(a + ((PrefetchDistance + 1) * aStep));
            }

            Step<TRows, TWidth>(
                a,
                aRow,
                b,
                ref c00, ref c01, ref c02, ref c10, ref c11, ref c12,
                ref c20, ref c21, ref c22, ref c30, ref c31, ref c32,
                ref c40, ref c41, ref c42, ref c50, ref c51, ref c52,
                ref c60, ref c61, ref c62, ref c70, ref c71, ref c72);
            Step<TRows, TWidth>(
                a + aStep,
                aRow,
                b + bStep,
                ref c00, ref c01, ref c02, ref c10, ref c11, ref c12,
                ref c20, ref c21, ref c22, ref c30, ref c31, ref c32,
                ref c40, ref c41, ref c42, ref c50, ref c51, ref c52,
                ref c60, ref c61, ref c62, ref c70, ref c71, ref c72);
            a += 2 * aStep;
            b += 2 * bStep;
        }

        if (depth > 0)
        {
            Step<TRows, TWidth>(
                a,
                aRow,
                b,
                ref c00, ref c01, ref c02, ref c10, ref c11, ref c12,
                ref c20, ref c21, ref c22, ref c30, ref c31, ref c32,
                ref c40, ref c41, ref c42, ref c50, ref c51, ref c52,
                ref c60, ref c61, ref c62, ref c70, ref c71, ref c72);
        }

        Finish<TWidth>(c, alpha, beta, c00, c01, c02);

        if (TRows.Value > 1)
        {
            Finish<TWidth>(c + cRow, alpha, beta, c10, c11, c12);
        }

        if (TRows.Value > 2)
        {
            Finish<TWidth>(c + (2 * cRow), alpha, beta, c20, c21, c22);
            Finish<TWidth>(c + (3 * cRow), alpha, beta, c30, c31, c32);
        }

        if (TRows.Value > 4)
        {
            Finish<TWidth>(c + (4 * cRow), alpha, beta, c40, c41, c42);
            Finish<TWidth>(c + (5 * cRow), alpha, beta, c50, c51, c52);
            Finish<TWidth>(c + (6 * cRow), alpha, beta, c60, c61, c62);
            Finish<TWidth>(c + (7 * cRow), alpha, beta, c70, c71, c72);
        }
    }

    /// <summary>One k of the sum. Two of them in a row halve what the loop itself costs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TRows, TWidth>(
        T* a,
        nint aRow,
        T* b,
        ref TVector c00, ref TVector c01, ref TVector c02, ref TVector c10, ref TVector c11, ref TVector c12,
        ref TVector c20, ref TVector c21, ref TVector c22, ref TVector c30, ref TVector c31, ref TVector c32,
        ref TVector c40, ref TVector c41, ref TVector c42, ref TVector c50, ref TVector c51, ref TVector c52,
        ref TVector c60, ref TVector c61, ref TVector c62, ref TVector c70, ref TVector c71, ref TVector c72)
        where TRows : struct, ICount
        where TWidth : struct, ICount
    {
        int lanes = Lanes<T, TVector>.Count;
        TVector b0 = Lanes<T, TVector>.Load(b);
        TVector b1 = TWidth.Value > 1 ? Lanes<T, TVector>.Load(b + lanes) : default;
        TVector b2 = TWidth.Value > 2 ? Lanes<T, TVector>.Load(b + (2 * lanes)) : default;
        TVector a0 = Lanes<T, TVector>.Broadcast(a[0]);
        Accumulate<TWidth>(a0, b0, b1, b2, ref c00, ref c01, ref c02);

        if (TRows.Value > 1)
        {
            TVector a1 = Lanes<T, TVector>.Broadcast(a[aRow]);
            Accumulate<TWidth>(a1, b0, b1, b2, ref c10, ref c11, ref c12);
        }

        if (TRows.Value > 2)
        {
            TVector a2 = Lanes<T, TVector>.Broadcast(a[2 * aRow]);
            Accumulate<TWidth>(a2, b0, b1, b2, ref c20, ref c21, ref c22);
            TVector a3 = Lanes<T, TVector>.Broadcast(a[3 * aRow]);
            Accumulate<TWidth>(a3, b0, b1, b2, ref c30, ref c31, ref c32);
        }

        if (TRows.Value > 4)
        {
            TVector a4 = Lanes<T, TVector>.Broadcast(a[4 * aRow]);
            Accumulate<TWidth>(a4, b0, b1, b2, ref c40, ref c41, ref c42);
            TVector a5 = Lanes<T, TVector>.Broadcast(a[5 * aRow]);
            Accumulate<TWidth>(a5, b0, b1, b2, ref c50, ref c51, ref c52);
            TVector a6 = Lanes<T, TVector>.Broadcast(a[6 * aRow]);
            Accumulate<TWidth>(a6, b0, b1, b2, ref c60, ref c61, ref c62);
            TVector a7 = Lanes<T, TVector>.Broadcast(a[7 * aRow]);
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
            Lanes<T, TVector>.Prefetch(line);
            if (TWidth.Value > 1)
            {
                Lanes<T, TVector>.Prefetch(line + lanes);
            }

            if (TWidth.Value > 2)
            {
                Lanes<T, TVector>.Prefetch(line + (2 * lanes));
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<TWidth>(T* c, T alpha, T beta, TVector c0, TVector c1, TVector c2)
        where TWidth : struct, ICount
    {
        int lanes = Lanes<T, TVector>.Count;
        Finish(c, alpha, beta, c0);
        if (TWidth.Value > 1)
        {
            Finish(c + lanes, alpha, beta, c1);
        }

        if (TWidth.Value > 2)
        {
            Finish(c + (2 * lanes), alpha, beta, c2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(T* c, T alpha, T beta, TVector sum)
    {
        TVector scaled = Lanes<T, TVector>.Multiply(Lanes<T, TVector>.Broadcast(alpha), sum);
        Lanes<T, TVector>.Store(
            c,
            beta == T.Zero ? scaled : Lanes<T, TVector>.MultiplyAdd(Lanes<T, TVector>.Broadcast(beta), Lanes<T, TVector>.Load(c), scaled));
    }
}
