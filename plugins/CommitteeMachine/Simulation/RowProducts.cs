using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// Scalar products of rows with each other, four rows with four at a time so that each vector that is loaded is used four times. As in
/// <see cref="VectorKernels"/>, sums are kept in lanes that are added in a fixed order, with one rounding per multiply-add, and have the same bits on every
/// machine; numbers of rows do not change them.
/// </summary>
internal static class RowProducts
{
    private const int Lanes = 8;

    /// <summary>Rows that are taken at a time.</summary>
    private const int Tile = 4;

    /// <summary>Columns that are multiplied before the next ones: of eight rows so many stay in the first-level cache.</summary>
    private const int Chunk = 512;

    /// <summary>products_ij = factor Σ_a rows_ia rows_ja for j &lt; i; what is written elsewhere has no meaning.</summary>
    /// <param name="rows">A multiple of four rows with a distance of <paramref name="rowStride"/>.</param>
    /// <param name="rowStride">Distance from row to row.</param>
    /// <param name="columns">How many components count.</param>
    /// <param name="factor">Of all products.</param>
    /// <param name="products">Row by row, as many columns as rows.</param>
    public static void LowerTriangle(ReadOnlySpan<double> rows, int rowStride, int columns, double factor, Span<double> products)
    {
        int count = rows.Length / rowStride;
        products.Clear();
        for (int start = 0; start < columns; start += Chunk)
        {
            int width = Math.Min(Chunk, columns - start);
            for (int i = 0; i < count; i += Tile)
            {
                var u = rows[((i * rowStride) + start)..];
                for (int j = 0; j < i; j += Tile)
                    MultiplyTile(u, rows[((j * rowStride) + start)..], rowStride, width, factor, products[((i * count) + j)..], count);
                MultiplyDiagonalTile(u, rowStride, width, factor, products[((i * count) + i)..], count);
            }
        }
    }

    /// <summary>The products of four rows with four others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyTile(
        ReadOnlySpan<double> left, ReadOnlySpan<double> right, int rowStride, int columns, double factor, Span<double> products, int stride)
    {
        // The distances of the rows from the first, in place of eight pointers, leave registers for the loop.
        nuint row1 = (nuint)rowStride, row2 = 2 * row1, row3 = 3 * row1;
        ref double u = ref MemoryMarshal.GetReference(left);
        ref double v = ref MemoryMarshal.GetReference(right);
        Vector512<double> s00 = default, s01 = default, s02 = default, s03 = default, s10 = default, s11 = default, s12 = default, s13 = default;
        Vector512<double> s20 = default, s21 = default, s22 = default, s23 = default, s30 = default, s31 = default, s32 = default, s33 = default;
        int a = 0;
        for (; a + Lanes <= columns; a += Lanes)
        {
            Vector512<double> y0 = Vector512.LoadUnsafe(ref v), y1 = Vector512.LoadUnsafe(ref v, row1);
            Vector512<double> y2 = Vector512.LoadUnsafe(ref v, row2), y3 = Vector512.LoadUnsafe(ref v, row3);
            var x = Vector512.LoadUnsafe(ref u);
            s00 = Vector512.FusedMultiplyAdd(x, y0, s00);
            s01 = Vector512.FusedMultiplyAdd(x, y1, s01);
            s02 = Vector512.FusedMultiplyAdd(x, y2, s02);
            s03 = Vector512.FusedMultiplyAdd(x, y3, s03);
            x = Vector512.LoadUnsafe(ref u, row1);
            s10 = Vector512.FusedMultiplyAdd(x, y0, s10);
            s11 = Vector512.FusedMultiplyAdd(x, y1, s11);
            s12 = Vector512.FusedMultiplyAdd(x, y2, s12);
            s13 = Vector512.FusedMultiplyAdd(x, y3, s13);
            x = Vector512.LoadUnsafe(ref u, row2);
            s20 = Vector512.FusedMultiplyAdd(x, y0, s20);
            s21 = Vector512.FusedMultiplyAdd(x, y1, s21);
            s22 = Vector512.FusedMultiplyAdd(x, y2, s22);
            s23 = Vector512.FusedMultiplyAdd(x, y3, s23);
            x = Vector512.LoadUnsafe(ref u, row3);
            s30 = Vector512.FusedMultiplyAdd(x, y0, s30);
            s31 = Vector512.FusedMultiplyAdd(x, y1, s31);
            s32 = Vector512.FusedMultiplyAdd(x, y2, s32);
            s33 = Vector512.FusedMultiplyAdd(x, y3, s33);
            u = ref Unsafe.Add(ref u, Lanes);
            v = ref Unsafe.Add(ref v, Lanes);
        }

        Vector256<double> t0 = SumLanes(s00, s01, s02, s03), t1 = SumLanes(s10, s11, s12, s13), t2 = SumLanes(s20, s21, s22, s23), t3 = SumLanes(s30, s31, s32, s33);
        for (; a < columns; a++)
        {
            var y = Vector256.Create(v, Unsafe.Add(ref v, row1), Unsafe.Add(ref v, row2), Unsafe.Add(ref v, row3));
            t0 = Vector256.FusedMultiplyAdd(Vector256.Create(u), y, t0);
            t1 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref u, row1)), y, t1);
            t2 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref u, row2)), y, t2);
            t3 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref u, row3)), y, t3);
            u = ref Unsafe.Add(ref u, 1);
            v = ref Unsafe.Add(ref v, 1);
        }

        Add(factor, t0, products);
        Add(factor, t1, products[stride..]);
        Add(factor, t2, products[(2 * stride)..]);
        Add(factor, t3, products[(3 * stride)..]);
    }

    /// <summary>The six products of four rows with each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyDiagonalTile(ReadOnlySpan<double> rows, int rowStride, int columns, double factor, Span<double> products, int stride)
    {
        nuint u1 = (nuint)rowStride, u2 = 2 * u1, u3 = 3 * u1;
        ref double u = ref MemoryMarshal.GetReference(rows);
        Vector512<double> s10 = default, s20 = default, s21 = default, s30 = default, s31 = default, s32 = default;
        int a = 0;
        for (; a + Lanes <= columns; a += Lanes)
        {
            Vector512<double> x0 = Vector512.LoadUnsafe(ref u), x1 = Vector512.LoadUnsafe(ref u, u1);
            Vector512<double> x2 = Vector512.LoadUnsafe(ref u, u2), x3 = Vector512.LoadUnsafe(ref u, u3);
            s10 = Vector512.FusedMultiplyAdd(x1, x0, s10);
            s20 = Vector512.FusedMultiplyAdd(x2, x0, s20);
            s21 = Vector512.FusedMultiplyAdd(x2, x1, s21);
            s30 = Vector512.FusedMultiplyAdd(x3, x0, s30);
            s31 = Vector512.FusedMultiplyAdd(x3, x1, s31);
            s32 = Vector512.FusedMultiplyAdd(x3, x2, s32);
            u = ref Unsafe.Add(ref u, Lanes);
        }

        Vector256<double> t0 = SumLanes(default, s10, s20, s30), t1 = SumLanes(default, default, s21, s31), t2 = SumLanes(default, default, default, s32);
        for (; a < columns; a++)
        {
            var x = Vector256.Create(u, Unsafe.Add(ref u, u1), Unsafe.Add(ref u, u2), Unsafe.Add(ref u, u3));
            t0 = Vector256.FusedMultiplyAdd(x, Vector256.Create(u), t0);
            t1 = Vector256.FusedMultiplyAdd(x, Vector256.Create(Unsafe.Add(ref u, u1)), t1);
            t2 = Vector256.FusedMultiplyAdd(x, Vector256.Create(Unsafe.Add(ref u, u2)), t2);
            u = ref Unsafe.Add(ref u, 1);
        }

        for (int p = 1; p < Tile; p++)
        {
            products[p * stride] += factor * t0[p];
            products[(p * stride) + 1] += factor * t1[p];
            products[(p * stride) + 2] += factor * t2[p];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(double factor, Vector256<double> sums, Span<double> products) =>
        (Vector256.Create<double>(products) + (Vector256.Create(factor) * sums)).CopyTo(products);

    /// <summary>The lanes of four vectors, each added in a fixed order, a tree over halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SumLanes(Vector512<double> first, Vector512<double> second, Vector512<double> third, Vector512<double> fourth)
    {
        if (Avx512F.IsSupported)
        {
            // The same sums, of four vectors in one step.
            var ab = Avx512F.Shuffle4x128(first, second, 0x44) + Avx512F.Shuffle4x128(first, second, 0xEE);
            var cd = Avx512F.Shuffle4x128(third, fourth, 0x44) + Avx512F.Shuffle4x128(third, fourth, 0xEE);
            var pairs = Avx512F.Shuffle4x128(ab, cd, 0x88) + Avx512F.Shuffle4x128(ab, cd, 0xDD);
            return Avx512F.PermuteVar8x64(pairs + Avx512F.Permute2x64(pairs, 0x55), Vector512.Create(0L, 2, 4, 6, 0, 2, 4, 6)).GetLower();
        }

        Vector256<double> a = first.GetLower() + first.GetUpper(), b = second.GetLower() + second.GetUpper();
        Vector256<double> c = third.GetLower() + third.GetUpper(), d = fourth.GetLower() + fourth.GetUpper();
        Vector128<double> p = a.GetLower() + a.GetUpper(), q = b.GetLower() + b.GetUpper();
        Vector128<double> r = c.GetLower() + c.GetUpper(), s = d.GetLower() + d.GetUpper();
        return Vector256.Create(p.ToScalar() + p.GetElement(1), q.ToScalar() + q.GetElement(1), r.ToScalar() + r.GetElement(1), s.ToScalar() + s.GetElement(1));
    }
}
