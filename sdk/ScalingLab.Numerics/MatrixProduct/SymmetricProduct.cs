using System.Numerics;
using System.Runtime.CompilerServices;

namespace ScalingLab.Numerics;

/// <summary>C ← alpha A Aᵀ + beta C on the lower triangle by halving C; the blocks below the diagonal are ordinary products.</summary>
internal static unsafe class SymmetricProduct
{
    private const int Leaf = 48;
    private const int MirrorBlock = 32;

    public static void UpdateLower<T>(StridedPointer<T> a, StridedPointer<T> c, T alpha, T beta, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int n = c.Rows;
        if (n <= Leaf)
        {
            UpdateLeaf(a, c, alpha, beta);
            return;
        }

        int top = (n / 2 + 7) / 8 * 8;
        StridedPointer<T> upperRows = a.Block(0, 0, top, a.Columns);
        StridedPointer<T> lowerRows = a.Block(top, 0, n - top, a.Columns);
        UpdateLower(upperRows, c.Block(0, 0, top, top), alpha, beta, threads);
        MatrixProduct.MultiplyPinned(lowerRows, upperRows.Transposed, c.Block(top, 0, n - top, top), alpha, beta, threads);
        UpdateLower(lowerRows, c.Block(top, top, n - top, n - top), alpha, beta, threads);
    }

    /// <summary>Copies the lower triangle to the upper one.</summary>
    public static void Mirror<T>(StridedPointer<T> c)
        where T : unmanaged
    {
        for (int row = 0; row < c.Rows; row += MirrorBlock)
        {
            int rowEnd = Math.Min(row + MirrorBlock, c.Rows);
            for (int column = 0; column <= row; column += MirrorBlock)
            {
                for (int i = row; i < rowEnd; i++)
                {
                    int columnEnd = Math.Min(column + MirrorBlock, i);
                    for (int j = column; j < columnEnd; j++)
                    {
                        *c.At(j, i) = *c.At(i, j);
                    }
                }
            }
        }
    }

    // Optimised at once: an estimate may be fused in optimised code only, and results are not to depend on when that comes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UpdateLeaf<T>(StridedPointer<T> a, StridedPointer<T> c, T alpha, T beta)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int n = c.Rows;
        T* tile = stackalloc T[Leaf * Leaf];
        MatrixProduct.MultiplyPinned(a, a.Transposed, new StridedPointer<T>(tile, n, n, n, 1), alpha, T.Zero, 1);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                T* element = c.At(i, j);
                *element = beta == T.Zero ? tile[(i * n) + j] : T.MultiplyAddEstimate(beta, *element, tile[(i * n) + j]);
            }
        }
    }
}
