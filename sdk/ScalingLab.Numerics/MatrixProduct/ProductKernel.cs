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
    private const int PrefetchDistance = 32;

    /// <summary>
    /// C[r, :] = alpha Σ_k A[r, k] B[k, :] + beta C[r, :] for one tile; C is not read when beta is 0. A[r, k] is at r·aRow + k·aStep
    /// (ignored for a packed panel), B[k, :] contiguous at k·bStep, C[r, :] contiguous at r·cRow.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tile<TRows, TWidth, TPanel>(
        nint depth, T* a, nint aRow, nint aStep, T* b, nint bStep, T* c, nint cRow, T alpha, T beta)
        where TRows : struct, ICount
        where TWidth : struct, ICount
        where TPanel : struct, IPanel
    {
        int lanes = Lanes<T, TVector>.Count;
        if (TPanel.IsPacked)
        {
            aRow = 1;
            aStep = TRows.Value;
        }

        TVector c00 = default, c01 = default, c02 = default;
        TVector c10 = default, c11 = default, c12 = default;
        TVector c20 = default, c21 = default, c22 = default;
        TVector c30 = default, c31 = default, c32 = default;
        TVector c40 = default, c41 = default, c42 = default;
        TVector c50 = default, c51 = default, c52 = default;
        TVector c60 = default, c61 = default, c62 = default;
        TVector c70 = default, c71 = default, c72 = default;

        nint steps = depth > PrefetchDistance ? depth - PrefetchDistance : depth;
        depth -= steps;
        while (true)
        {
            for (; steps > 0; steps--)
            {
                TVector b0 = Lanes<T, TVector>.Load(b);
                TVector b1 = TWidth.Value > 1 ? Lanes<T, TVector>.Load(b + lanes) : default;
                TVector b2 = TWidth.Value > 2 ? Lanes<T, TVector>.Load(b + (2 * lanes)) : default;
                b += bStep;
                if (TPanel.IsPacked)
                {
                    Lanes<T, TVector>.Prefetch(a + (16 * aStep));
                }

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

                a += aStep;
            }

            if (depth == 0)
            {
                break;
            }

            // Asked for earlier, the lines of C would be pushed out again by A and B.
            PrefetchTile<TRows, TWidth>(c, cRow);
            steps = depth;
            depth = 0;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchTile<TRows, TWidth>(T* c, nint cRow)
        where TRows : struct, ICount
        where TWidth : struct, ICount
    {
        for (int r = 0; r < TRows.Value; r++)
        {
            T* line = c + (r * cRow);
            Lanes<T, TVector>.Prefetch(line);
            if (TWidth.Value > 1)
            {
                Lanes<T, TVector>.Prefetch(line + Lanes<T, TVector>.Count);
            }

            if (TWidth.Value > 2)
            {
                Lanes<T, TVector>.Prefetch(line + (2 * Lanes<T, TVector>.Count));
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
