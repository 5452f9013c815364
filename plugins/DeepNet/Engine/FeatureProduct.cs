using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.DeepNet;

/// <summary>What a product starts from before it adds: zero, what is there, or a bias.</summary>
internal enum ProductStart
{
    Zero,
    Present,
    Bias,
}

/// <summary>
/// The product at the heart of linear layers and convolutions, C[r, n] = start + Σ_s Σ_k A_s[r, k] B_s[k, n], where n runs over the examples of a
/// shard. B needs no packing: its rows are contiguous. The segments s are the rows of a convolution's kernel, each a step away from the last.
/// </summary>
internal static unsafe class FeatureProduct<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Rows of a full tile; 8 × 2 registers of 512 bits leave room for the factors, and half of that where a register has 256.</summary>
    public static int TileRows => Vector512.IsHardwareAccelerated ? 8 : 4;

    /// <summary>Rows of the next tile when so many are left.</summary>
    public static int NextRows(int left) => left >= TileRows ? TileRows : left >= 4 ? 4 : left >= 2 ? 2 : 1;

    /// <summary>All rows and lanes. With a packed A, the tiles of rows follow each other every packedTile · rows elements.</summary>
    public static void Run<TLeft>(in Factors factors, int rows, int lanes, T* c, ProductStart start, T* bias)
        where TLeft : struct, ILeftFactor
    {
        int width = Vector512<T>.Count;
        T* a = factors.A;
        for (int row = 0; row < rows;)
        {
            int count = NextRows(rows - row);
            T* left = typeof(TLeft) == typeof(PackedFactor)
                ? a + (row * factors.PackedDepth)
                : a + (row * TLeft.RowStride(factors.AStride, count));
            if (typeof(TLeft) == typeof(PackedFactor)) left += factors.PackedFirst * count;
            T* target = c + ((nint)row * lanes);
            int lane = 0;
            for (; lane <= lanes - (2 * width); lane += 2 * width)
                Tile<TLeft, Two>(count, factors, left, factors.B + lane, lanes, target + lane, start, bias + row);
            if (lane < lanes) Tile<TLeft, One>(count, factors, left, factors.B + lane, lanes, target + lane, start, bias + row);
            row += count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile<TLeft, TWidth>(int rows, in Factors factors, T* a, T* b, nint lanes, T* c, ProductStart start, T* bias)
        where TLeft : struct, ILeftFactor
        where TWidth : struct, ICount
    {
        nint segmentA = factors.ASegment;
        if (typeof(TLeft) == typeof(PackedFactor)) segmentA *= rows;
        switch (rows)
        {
            case 8: Tile<TLeft, Eight, TWidth>(a, factors.AStride, segmentA, b, factors.BSegment, factors.Segments, factors.Depth, lanes, c, start, bias); break;
            case 4: Tile<TLeft, Four, TWidth>(a, factors.AStride, segmentA, b, factors.BSegment, factors.Segments, factors.Depth, lanes, c, start, bias); break;
            case 2: Tile<TLeft, Two, TWidth>(a, factors.AStride, segmentA, b, factors.BSegment, factors.Segments, factors.Depth, lanes, c, start, bias); break;
            default: Tile<TLeft, One, TWidth>(a, factors.AStride, segmentA, b, factors.BSegment, factors.Segments, factors.Depth, lanes, c, start, bias); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<TLeft, TRows, TWidth>(
        T* a, nint aStride, nint aSegment, T* b, nint bSegment, int segments, int depth, nint lanes, T* c, ProductStart start, T* bias)
        where TLeft : struct, ILeftFactor
        where TRows : struct, ICount
        where TWidth : struct, ICount
    {
        nint aRow = TLeft.RowStride(aStride, TRows.Value), aStep = TLeft.DepthStride(aStride, TRows.Value);
        int width = Vector512<T>.Count;
        Vector512<T> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        Vector512<T> c40 = default, c41 = default, c50 = default, c51 = default, c60 = default, c61 = default, c70 = default, c71 = default;
        for (int s = 0; s < segments; s++)
        {
            T* left = a + (s * aSegment), right = b + (s * bSegment);
            for (int k = 0; k < depth; k++)
            {
                Vector512<T> b0 = Simd.Load(right), b1 = TWidth.Value > 1 ? Simd.Load(right + width) : default;
                Accumulate<TWidth>(left[0], b0, b1, ref c00, ref c01);
                if (TRows.Value > 1) Accumulate<TWidth>(left[aRow], b0, b1, ref c10, ref c11);
                if (TRows.Value > 2)
                {
                    Accumulate<TWidth>(left[2 * aRow], b0, b1, ref c20, ref c21);
                    Accumulate<TWidth>(left[3 * aRow], b0, b1, ref c30, ref c31);
                }

                if (TRows.Value > 4)
                {
                    Accumulate<TWidth>(left[4 * aRow], b0, b1, ref c40, ref c41);
                    Accumulate<TWidth>(left[5 * aRow], b0, b1, ref c50, ref c51);
                    Accumulate<TWidth>(left[6 * aRow], b0, b1, ref c60, ref c61);
                    Accumulate<TWidth>(left[7 * aRow], b0, b1, ref c70, ref c71);
                }

                left += aStep;
                right += lanes;
            }
        }

        Finish<TWidth>(c, start, bias, c00, c01);
        if (TRows.Value > 1) Finish<TWidth>(c + lanes, start, bias + 1, c10, c11);
        if (TRows.Value > 2)
        {
            Finish<TWidth>(c + (2 * lanes), start, bias + 2, c20, c21);
            Finish<TWidth>(c + (3 * lanes), start, bias + 3, c30, c31);
        }

        if (TRows.Value > 4)
        {
            Finish<TWidth>(c + (4 * lanes), start, bias + 4, c40, c41);
            Finish<TWidth>(c + (5 * lanes), start, bias + 5, c50, c51);
            Finish<TWidth>(c + (6 * lanes), start, bias + 6, c60, c61);
            Finish<TWidth>(c + (7 * lanes), start, bias + 7, c70, c71);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate<TWidth>(T a, Vector512<T> b0, Vector512<T> b1, ref Vector512<T> c0, ref Vector512<T> c1)
        where TWidth : struct, ICount
    {
        var factor = Vector512.Create(a);
        c0 = Simd.MultiplyAdd(factor, b0, c0);
        if (TWidth.Value > 1) c1 = Simd.MultiplyAdd(factor, b1, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<TWidth>(T* c, ProductStart start, T* bias, Vector512<T> c0, Vector512<T> c1)
        where TWidth : struct, ICount
    {
        int width = Vector512<T>.Count;
        if (start == ProductStart.Bias)
        {
            var value = Vector512.Create(*bias);
            c0 += value;
            c1 += value;
        }
        else if (start == ProductStart.Present)
        {
            c0 += Simd.Load(c);
            if (TWidth.Value > 1) c1 += Simd.Load(c + width);
        }

        Simd.Store(c, c0);
        if (TWidth.Value > 1) Simd.Store(c + width, c1);
    }

    /// <summary>
    /// Where the factors are. A[r, k] of a segment is found by the kind of factor; a packed A holds, for each tile of R rows, PackedDepth · R
    /// elements, of which the first segment starts PackedFirst · R after the beginning, and then every ASegment · R.
    /// </summary>
    public readonly struct Factors
    {
        public T* A { get; init; }

        public nint AStride { get; init; }

        public nint ASegment { get; init; }

        public nint PackedDepth { get; init; }

        public nint PackedFirst { get; init; }

        public T* B { get; init; }

        public nint BSegment { get; init; }

        public int Segments { get; init; }

        public int Depth { get; init; }
    }
}
