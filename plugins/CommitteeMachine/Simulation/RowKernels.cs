using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// Matrix products of rows that lie one after another, four rows with four at a time so that each vector that is loaded is used four times. As in
/// <see cref="VectorKernels"/>, sums are kept in lanes that are added in a fixed order, with one rounding per multiply-add, and have the same bits on every
/// machine; sizes do not change them.
/// </summary>
internal static class RowKernels
{
    private const int Lanes = 8;
    private const int Tile = 4;

    private const int UpdateColumns = 4 * Lanes;

    /// <summary>Columns that are multiplied before the next ones: eight rows of them fit into the first-level cache.</summary>
    private const int Chunk = 512;

    /// <summary>products_ij = factor Σ_a left_ia right_ja.</summary>
    /// <param name="left">Rows with a distance of <paramref name="leftStride"/>.</param>
    /// <param name="leftStride">Distance from row to row.</param>
    /// <param name="right">Rows with a distance of <paramref name="rightStride"/>.</param>
    /// <param name="rightStride">Distance from row to row.</param>
    /// <param name="columns">How many components count.</param>
    /// <param name="factor">Of all products.</param>
    /// <param name="products">Row by row, a column for each row of <paramref name="right"/>.</param>
    /// <param name="triangle">Whether only tiles that reach j ≤ i are wanted.</param>
    public static void Multiply(
        ReadOnlySpan<double> left, int leftStride, ReadOnlySpan<double> right, int rightStride, int columns, double factor, Span<double> products, bool triangle = false)
    {
        int rows = left.Length / leftStride, others = right.Length / rightStride;
        Span<double> tile = stackalloc double[Tile * Tile];
        for (int start = 0; start < columns; start += Chunk)
        {
            int count = Math.Min(Chunk, columns - start);
            for (int i = 0; i < rows; i += Tile)
            {
                for (int j = 0; j < (triangle ? i + 1 : others); j += Tile)
                {
                    MultiplyTile(left[start..], leftStride, i, rows - 1, right[start..], rightStride, j, others - 1, count, tile);
                    for (int p = i; p < Math.Min(i + Tile, rows); p++)
                    {
                        for (int q = j; q < Math.Min(j + Tile, others); q++)
                        {
                            double before = start == 0 ? 0 : products[(p * others) + q];
                            products[(p * others) + q] = before + (factor * tile[((p - i) * Tile) + q - j]);
                        }
                    }
                }
            }
        }
    }

    /// <summary>weights_ia ← weights_ia + Σ_s factors_si inputs_sa, s in ascending order.</summary>
    /// <param name="weights">Rows with a distance of <paramref name="stride"/>.</param>
    /// <param name="stride">Distance from row to row.</param>
    /// <param name="factors">Row by row, a column for each row of weights.</param>
    /// <param name="inputs">Rows with a distance of <paramref name="inputStride"/>, at least as many as there are in <paramref name="factors"/>.</param>
    /// <param name="inputStride">Distance from row to row; where it is a multiple of 512, the rows get into each other's way in the cache.</param>
    /// <param name="columns">How many components are changed.</param>
    public static void Update(Span<double> weights, int stride, ReadOnlySpan<double> factors, ReadOnlySpan<double> inputs, int inputStride, int columns)
    {
        int rows = weights.Length / stride, a = 0;
        for (; a + UpdateColumns <= columns; a += UpdateColumns)
        {
            int i = 0;
            for (; i + Tile <= rows; i += Tile)
                UpdateTile(weights, stride, factors, inputs, inputStride, i, rows, a);
            for (; i < rows; i++)
                UpdateRow(weights.Slice((i * stride) + a, UpdateColumns), factors, inputs, inputStride, i, rows, a);
        }

        for (int i = 0; i < rows && a < columns; i++)
            UpdateRow(weights.Slice((i * stride) + a, columns - a), factors, inputs, inputStride, i, rows, a);
    }

    /// <summary>Rows beyond the last repeat it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyTile(
        ReadOnlySpan<double> left, int leftStride, int i, int lastLeft, ReadOnlySpan<double> right, int rightStride, int j, int lastRight, int columns, Span<double> tile)
    {
        // The distances of the rows from the first, in place of eight pointers, leave registers for the loop.
        nuint u1 = (nuint)((Math.Min(i + 1, lastLeft) - i) * leftStride), u2 = (nuint)((Math.Min(i + 2, lastLeft) - i) * leftStride);
        nuint u3 = (nuint)((Math.Min(i + 3, lastLeft) - i) * leftStride), v1 = (nuint)((Math.Min(j + 1, lastRight) - j) * rightStride);
        nuint v2 = (nuint)((Math.Min(j + 2, lastRight) - j) * rightStride), v3 = (nuint)((Math.Min(j + 3, lastRight) - j) * rightStride);
        ref double u = ref Unsafe.Add(ref MemoryMarshal.GetReference(left), i * leftStride);
        ref double v = ref Unsafe.Add(ref MemoryMarshal.GetReference(right), j * rightStride);
        Vector512<double> s00 = default, s01 = default, s02 = default, s03 = default, s10 = default, s11 = default, s12 = default, s13 = default;
        Vector512<double> s20 = default, s21 = default, s22 = default, s23 = default, s30 = default, s31 = default, s32 = default, s33 = default;
        int a = 0;
        for (; a + Lanes <= columns; a += Lanes)
        {
            Vector512<double> y0 = Vector512.LoadUnsafe(ref v), y1 = Vector512.LoadUnsafe(ref v, v1);
            Vector512<double> y2 = Vector512.LoadUnsafe(ref v, v2), y3 = Vector512.LoadUnsafe(ref v, v3);
            var x = Vector512.LoadUnsafe(ref u);
            s00 = Vector512.FusedMultiplyAdd(x, y0, s00);
            s01 = Vector512.FusedMultiplyAdd(x, y1, s01);
            s02 = Vector512.FusedMultiplyAdd(x, y2, s02);
            s03 = Vector512.FusedMultiplyAdd(x, y3, s03);
            x = Vector512.LoadUnsafe(ref u, u1);
            s10 = Vector512.FusedMultiplyAdd(x, y0, s10);
            s11 = Vector512.FusedMultiplyAdd(x, y1, s11);
            s12 = Vector512.FusedMultiplyAdd(x, y2, s12);
            s13 = Vector512.FusedMultiplyAdd(x, y3, s13);
            x = Vector512.LoadUnsafe(ref u, u2);
            s20 = Vector512.FusedMultiplyAdd(x, y0, s20);
            s21 = Vector512.FusedMultiplyAdd(x, y1, s21);
            s22 = Vector512.FusedMultiplyAdd(x, y2, s22);
            s23 = Vector512.FusedMultiplyAdd(x, y3, s23);
            x = Vector512.LoadUnsafe(ref u, u3);
            s30 = Vector512.FusedMultiplyAdd(x, y0, s30);
            s31 = Vector512.FusedMultiplyAdd(x, y1, s31);
            s32 = Vector512.FusedMultiplyAdd(x, y2, s32);
            s33 = Vector512.FusedMultiplyAdd(x, y3, s33);
            u = ref Unsafe.Add(ref u, Lanes);
            v = ref Unsafe.Add(ref v, Lanes);
        }

        SumLanes(s00, s01, s02, s03).CopyTo(tile);
        SumLanes(s10, s11, s12, s13).CopyTo(tile[Tile..]);
        SumLanes(s20, s21, s22, s23).CopyTo(tile[(2 * Tile)..]);
        SumLanes(s30, s31, s32, s33).CopyTo(tile[(3 * Tile)..]);
        for (int rest = a; rest < columns; rest++)
        {
            for (int p = 0; p < Tile; p++)
            {
                double x = left[(Math.Min(i + p, lastLeft) * leftStride) + rest];
                for (int q = 0; q < Tile; q++)
                    tile[(p * Tile) + q] = Math.FusedMultiplyAdd(x, right[(Math.Min(j + q, lastRight) * rightStride) + rest], tile[(p * Tile) + q]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UpdateTile(
        Span<double> weights, int stride, ReadOnlySpan<double> factors, ReadOnlySpan<double> inputs, int inputStride, int i, int rows, int column)
    {
        ref double w0 = ref weights[(i * stride) + column], w1 = ref weights[((i + 1) * stride) + column];
        ref double w2 = ref weights[((i + 2) * stride) + column], w3 = ref weights[((i + 3) * stride) + column];
        Vector512<double> s00 = Vector512.LoadUnsafe(ref w0), s01 = Vector512.LoadUnsafe(ref w0, Lanes);
        Vector512<double> s02 = Vector512.LoadUnsafe(ref w0, 2 * Lanes), s03 = Vector512.LoadUnsafe(ref w0, 3 * Lanes);
        Vector512<double> s10 = Vector512.LoadUnsafe(ref w1), s11 = Vector512.LoadUnsafe(ref w1, Lanes);
        Vector512<double> s12 = Vector512.LoadUnsafe(ref w1, 2 * Lanes), s13 = Vector512.LoadUnsafe(ref w1, 3 * Lanes);
        Vector512<double> s20 = Vector512.LoadUnsafe(ref w2), s21 = Vector512.LoadUnsafe(ref w2, Lanes);
        Vector512<double> s22 = Vector512.LoadUnsafe(ref w2, 2 * Lanes), s23 = Vector512.LoadUnsafe(ref w2, 3 * Lanes);
        Vector512<double> s30 = Vector512.LoadUnsafe(ref w3), s31 = Vector512.LoadUnsafe(ref w3, Lanes);
        Vector512<double> s32 = Vector512.LoadUnsafe(ref w3, 2 * Lanes), s33 = Vector512.LoadUnsafe(ref w3, 3 * Lanes);
        ref double f = ref MemoryMarshal.GetReference(factors);
        ref double x = ref MemoryMarshal.GetReference(inputs);
        nuint input = (nuint)column;
        for (nuint factor = (nuint)i; factor < (nuint)factors.Length; factor += (nuint)rows, input += (nuint)inputStride)
        {
            Vector512<double> x0 = Vector512.LoadUnsafe(ref x, input), x1 = Vector512.LoadUnsafe(ref x, input + Lanes);
            Vector512<double> x2 = Vector512.LoadUnsafe(ref x, input + (2 * Lanes)), x3 = Vector512.LoadUnsafe(ref x, input + (3 * Lanes));
            var y = Vector512.Create(Unsafe.Add(ref f, factor));
            s00 = Vector512.FusedMultiplyAdd(y, x0, s00);
            s01 = Vector512.FusedMultiplyAdd(y, x1, s01);
            s02 = Vector512.FusedMultiplyAdd(y, x2, s02);
            s03 = Vector512.FusedMultiplyAdd(y, x3, s03);
            y = Vector512.Create(Unsafe.Add(ref f, factor + 1));
            s10 = Vector512.FusedMultiplyAdd(y, x0, s10);
            s11 = Vector512.FusedMultiplyAdd(y, x1, s11);
            s12 = Vector512.FusedMultiplyAdd(y, x2, s12);
            s13 = Vector512.FusedMultiplyAdd(y, x3, s13);
            y = Vector512.Create(Unsafe.Add(ref f, factor + 2));
            s20 = Vector512.FusedMultiplyAdd(y, x0, s20);
            s21 = Vector512.FusedMultiplyAdd(y, x1, s21);
            s22 = Vector512.FusedMultiplyAdd(y, x2, s22);
            s23 = Vector512.FusedMultiplyAdd(y, x3, s23);
            y = Vector512.Create(Unsafe.Add(ref f, factor + 3));
            s30 = Vector512.FusedMultiplyAdd(y, x0, s30);
            s31 = Vector512.FusedMultiplyAdd(y, x1, s31);
            s32 = Vector512.FusedMultiplyAdd(y, x2, s32);
            s33 = Vector512.FusedMultiplyAdd(y, x3, s33);
        }

        s00.StoreUnsafe(ref w0);
        s01.StoreUnsafe(ref w0, Lanes);
        s02.StoreUnsafe(ref w0, 2 * Lanes);
        s03.StoreUnsafe(ref w0, 3 * Lanes);
        s10.StoreUnsafe(ref w1);
        s11.StoreUnsafe(ref w1, Lanes);
        s12.StoreUnsafe(ref w1, 2 * Lanes);
        s13.StoreUnsafe(ref w1, 3 * Lanes);
        s20.StoreUnsafe(ref w2);
        s21.StoreUnsafe(ref w2, Lanes);
        s22.StoreUnsafe(ref w2, 2 * Lanes);
        s23.StoreUnsafe(ref w2, 3 * Lanes);
        s30.StoreUnsafe(ref w3);
        s31.StoreUnsafe(ref w3, Lanes);
        s32.StoreUnsafe(ref w3, 2 * Lanes);
        s33.StoreUnsafe(ref w3, 3 * Lanes);
    }

    private static void UpdateRow(
        Span<double> weights, ReadOnlySpan<double> factors, ReadOnlySpan<double> inputs, int inputStride, int row, int rows, int column)
    {
        for (int s = 0; s * rows < factors.Length; s++)
            VectorKernels.AddScaled(factors[(s * rows) + row], inputs.Slice((s * inputStride) + column, weights.Length), weights);
    }

    /// <summary>The lanes of four vectors, each added in a fixed order, a tree over halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SumLanes(Vector512<double> first, Vector512<double> second, Vector512<double> third, Vector512<double> fourth)
    {
        Vector256<double> a = first.GetLower() + first.GetUpper(), b = second.GetLower() + second.GetUpper();
        Vector256<double> c = third.GetLower() + third.GetUpper(), d = fourth.GetLower() + fourth.GetUpper();
        Vector128<double> p = a.GetLower() + a.GetUpper(), q = b.GetLower() + b.GetUpper();
        Vector128<double> r = c.GetLower() + c.GetUpper(), s = d.GetLower() + d.GetUpper();
        return Vector256.Create(p.ToScalar() + p.GetElement(1), q.ToScalar() + q.GetElement(1), r.ToScalar() + r.GetElement(1), s.ToScalar() + s.GetElement(1));
    }
}
