using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// Updates of rows of weights by many inputs at once, so that the weights are loaded and stored once. Each weight takes the inputs in ascending order with one
/// rounding per multiply-add: it has the same bits on every machine, whatever the numbers of rows.
/// </summary>
internal static class RowUpdates
{
    private const int Lanes = 8;
    private const int Tile = 4;
    private const int Columns = 4 * Lanes;

    /// <summary>Columns that all rows are changed in before the next ones: so many of eight inputs and of four rows stay in the first-level cache.</summary>
    private const int Chunk = 256;

    /// <summary>weights_ia ← weights_ia + Σ_s factors_si inputs_sa, s in ascending order.</summary>
    /// <param name="weights">Rows with a distance of <paramref name="stride"/>.</param>
    /// <param name="stride">Distance from row to row.</param>
    /// <param name="factors">Row by row with a distance of <paramref name="factorStride"/>, a column for each row of weights.</param>
    /// <param name="factorStride">Distance from row to row.</param>
    /// <param name="inputs">Rows with a distance of <paramref name="inputStride"/>, at least as many as there are in <paramref name="factors"/>.</param>
    /// <param name="inputStride">Distance from row to row; where it is a multiple of 512, the rows get into each other's way in the cache.</param>
    /// <param name="columns">How many components are changed.</param>
    public static void Update(
        Span<double> weights, int stride, ReadOnlySpan<double> factors, int factorStride, ReadOnlySpan<double> inputs, int inputStride, int columns)
    {
        int rows = weights.Length / stride, whole = columns / Columns * Columns;
        for (int start = 0; start < whole; start += Chunk)
        {
            int end = Math.Min(start + Chunk, whole), i = 0;
            for (; i + Tile <= rows; i += Tile)
            {
                for (int a = start; a < end; a += Columns)
                    UpdateFour(weights[((i * stride) + a)..], stride, factors[i..], factorStride, inputs[a..], inputStride);
            }

            for (; i + 1 < rows; i += 2)
            {
                for (int a = start; a < end; a += Columns)
                    UpdateTwo(weights[((i * stride) + a)..], stride, factors[i..], factorStride, inputs[a..], inputStride);
            }

            if (i < rows)
                UpdateRow(weights.Slice((i * stride) + start, end - start), factors[i..], factorStride, inputs[start..], inputStride);
        }

        for (int i = 0; i < rows && whole < columns; i++)
            UpdateRow(weights.Slice((i * stride) + whole, columns - whole), factors[i..], factorStride, inputs[whole..], inputStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UpdateFour(Span<double> weights, int stride, ReadOnlySpan<double> factors, int factorStride, ReadOnlySpan<double> inputs, int inputStride)
    {
        ref double w0 = ref weights[0];
        ref double w1 = ref weights[stride];
        ref double w2 = ref weights[2 * stride];
        ref double w3 = ref weights[3 * stride];
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
        nuint input = 0;
        for (nuint factor = 0; factor < (nuint)factors.Length; factor += (nuint)factorStride, input += (nuint)inputStride)
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UpdateTwo(Span<double> weights, int stride, ReadOnlySpan<double> factors, int factorStride, ReadOnlySpan<double> inputs, int inputStride)
    {
        ref double w0 = ref weights[0];
        ref double w1 = ref weights[stride];
        Vector512<double> s00 = Vector512.LoadUnsafe(ref w0), s01 = Vector512.LoadUnsafe(ref w0, Lanes);
        Vector512<double> s02 = Vector512.LoadUnsafe(ref w0, 2 * Lanes), s03 = Vector512.LoadUnsafe(ref w0, 3 * Lanes);
        Vector512<double> s10 = Vector512.LoadUnsafe(ref w1), s11 = Vector512.LoadUnsafe(ref w1, Lanes);
        Vector512<double> s12 = Vector512.LoadUnsafe(ref w1, 2 * Lanes), s13 = Vector512.LoadUnsafe(ref w1, 3 * Lanes);
        ref double f = ref MemoryMarshal.GetReference(factors);
        ref double x = ref MemoryMarshal.GetReference(inputs);
        nuint input = 0;
        for (nuint factor = 0; factor < (nuint)factors.Length; factor += (nuint)factorStride, input += (nuint)inputStride)
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
        }

        s00.StoreUnsafe(ref w0);
        s01.StoreUnsafe(ref w0, Lanes);
        s02.StoreUnsafe(ref w0, 2 * Lanes);
        s03.StoreUnsafe(ref w0, 3 * Lanes);
        s10.StoreUnsafe(ref w1);
        s11.StoreUnsafe(ref w1, Lanes);
        s12.StoreUnsafe(ref w1, 2 * Lanes);
        s13.StoreUnsafe(ref w1, 3 * Lanes);
    }

    private static void UpdateRow(Span<double> weights, ReadOnlySpan<double> factors, int factorStride, ReadOnlySpan<double> inputs, int inputStride)
    {
        for (int s = 0; s * factorStride < factors.Length; s++)
            VectorKernels.AddScaled(factors[s * factorStride], inputs.Slice(s * inputStride, weights.Length), weights);
    }
}
