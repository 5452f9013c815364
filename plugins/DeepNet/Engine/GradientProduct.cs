using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.DeepNet;

/// <summary>
/// The weight gradient of linear layers and convolutions, G[r, c] += Σ_positions Σ_n D[r, n] X[c, n], one register of partial sums for each
/// weight, so that nothing is added across a register before the end.
/// </summary>
internal static unsafe class GradientProduct<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Positions that are summed: lines, positions a line, and the steps in the two factors.</summary>
    public readonly record struct Walk(int Lines, int Positions, nint DLine, nint DStep, nint XLine, nint XStep);

    public static int Next(int left) => left >= 4 ? 4 : left >= 2 ? 2 : 1;

    /// <summary>Adds to the partial sums of rows × columns weights; those of (r, c) are the register at sums + (r sumsRow + c sumsColumn).</summary>
    public static void Run(in Walk walk, T* d, int rows, T* x, int columns, int lanes, T* sums, nint sumsRow, nint sumsColumn)
    {
        for (int row = 0; row < rows;)
        {
            int r = Next(rows - row);
            for (int column = 0; column < columns;)
            {
                int c = Next(columns - column);
                Tile(r, c, walk, d + ((nint)row * lanes), x + ((nint)column * lanes), lanes, sums + (row * sumsRow) + (column * sumsColumn), sumsRow, sumsColumn);
                column += c;
            }

            row += r;
        }
    }

    private static void Tile(int rows, int columns, in Walk walk, T* d, T* x, int lanes, T* sums, nint sumsRow, nint sumsColumn)
    {
        switch (rows)
        {
            case 4: Tile<Four>(columns, walk, d, x, lanes, sums, sumsRow, sumsColumn); break;
            case 2: Tile<Two>(columns, walk, d, x, lanes, sums, sumsRow, sumsColumn); break;
            default: Tile<One>(columns, walk, d, x, lanes, sums, sumsRow, sumsColumn); break;
        }
    }

    private static void Tile<TRows>(int columns, in Walk walk, T* d, T* x, int lanes, T* sums, nint sumsRow, nint sumsColumn)
        where TRows : struct, ICount
    {
        switch (columns)
        {
            case 4: Tile<TRows, Four>(walk, d, x, lanes, sums, sumsRow, sumsColumn); break;
            case 2: Tile<TRows, Two>(walk, d, x, lanes, sums, sumsRow, sumsColumn); break;
            default: Tile<TRows, One>(walk, d, x, lanes, sums, sumsRow, sumsColumn); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<TRows, TColumns>(Walk walk, T* d, T* x, nint lanes, T* sums, nint sumsRow, nint sumsColumn)
        where TRows : struct, ICount
        where TColumns : struct, ICount
    {
        int width = Vector512<T>.Count;
        Vector512<T> s00 = default, s01 = default, s02 = default, s03 = default, s10 = default, s11 = default, s12 = default, s13 = default;
        Vector512<T> s20 = default, s21 = default, s22 = default, s23 = default, s30 = default, s31 = default, s32 = default, s33 = default;
        for (int line = 0; line < walk.Lines; line++)
        {
            T* dLine = d + (line * walk.DLine), xLine = x + (line * walk.XLine);
            for (int position = 0; position < walk.Positions; position++)
            {
                for (nint n = 0; n < lanes; n += width)
                {
                    T* left = dLine + n, right = xLine + n;
                    Vector512<T> x0 = Simd.Load(right);
                    Vector512<T> x1 = TColumns.Value > 1 ? Simd.Load(right + lanes) : default;
                    Vector512<T> x2 = TColumns.Value > 2 ? Simd.Load(right + (2 * lanes)) : default;
                    Vector512<T> x3 = TColumns.Value > 2 ? Simd.Load(right + (3 * lanes)) : default;
                    Simd.Accumulate<T, TColumns>(Simd.Load(left), x0, x1, x2, x3, ref s00, ref s01, ref s02, ref s03);
                    if (TRows.Value > 1) Simd.Accumulate<T, TColumns>(Simd.Load(left + lanes), x0, x1, x2, x3, ref s10, ref s11, ref s12, ref s13);
                    if (TRows.Value > 2)
                    {
                        Simd.Accumulate<T, TColumns>(Simd.Load(left + (2 * lanes)), x0, x1, x2, x3, ref s20, ref s21, ref s22, ref s23);
                        Simd.Accumulate<T, TColumns>(Simd.Load(left + (3 * lanes)), x0, x1, x2, x3, ref s30, ref s31, ref s32, ref s33);
                    }
                }

                dLine += walk.DStep;
                xLine += walk.XStep;
            }
        }

        Finish<TColumns>(sums, sumsColumn, s00, s01, s02, s03);
        if (TRows.Value > 1) Finish<TColumns>(sums + sumsRow, sumsColumn, s10, s11, s12, s13);
        if (TRows.Value > 2)
        {
            Finish<TColumns>(sums + (2 * sumsRow), sumsColumn, s20, s21, s22, s23);
            Finish<TColumns>(sums + (3 * sumsRow), sumsColumn, s30, s31, s32, s33);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<TColumns>(T* sums, nint step, Vector512<T> s0, Vector512<T> s1, Vector512<T> s2, Vector512<T> s3)
        where TColumns : struct, ICount
    {
        Simd.Store(sums, Simd.Load(sums) + s0);
        if (TColumns.Value > 1) Simd.Store(sums + step, Simd.Load(sums + step) + s1);
        if (TColumns.Value > 2)
        {
            Simd.Store(sums + (2 * step), Simd.Load(sums + (2 * step)) + s2);
            Simd.Store(sums + (3 * step), Simd.Load(sums + (3 * step)) + s3);
        }
    }
}
