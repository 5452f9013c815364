using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.Numerics;

/// <summary>
/// Sweeps of a packed lower triangle over a block of modes, eight times by three registers of modes at once (<see cref="ModeTile"/>): what lies outside of the tile's own
/// eight times first, then the small triangle among these. The triangle is read once a sweep and stays in the second cache.
/// </summary>
internal static unsafe class ModeSweeps
{
    private const int Rows = ModeTile.Rows;
    private const int Three = 24;

    /// <summary>Y ← S X.</summary>
    public static void MultiplySymmetric(double* origin, int times, double* x, double* y, int stride)
    {
        var sweep = new Sweep(origin, times, x, y, null, null, stride);
        if (Vector512.IsHardwareAccelerated) Multiply<Vector512<double>>(sweep);
        else if (Vector256.IsHardwareAccelerated) Multiply<Vector256<double>>(sweep);
        else Multiply<double>(sweep);
    }

    /// <summary>X(t, ·) ← X(t, ·) − λ Σ_{r &lt; t} E(t, r) X(r, ·), in place, for t = 0, 1, …</summary>
    public static void SolveForwards(double* origin, int times, double* x, double* rates, int stride)
    {
        var sweep = new Sweep(origin, times, x, x, rates, null, stride);
        if (Vector512.IsHardwareAccelerated) Forwards<Vector512<double>>(sweep);
        else if (Vector256.IsHardwareAccelerated) Forwards<Vector256<double>>(sweep);
        else Forwards<double>(sweep);
    }

    /// <summary>X(s, ·) ← row(s) − λ Σ_{r &gt; s} X(r, ·) E(r, s) for s = times − 1, times − 2, …</summary>
    public static void SolveBackwards(double* origin, int times, double* row, double* x, double* rates, int stride)
    {
        var sweep = new Sweep(origin, times, x, x, rates, row, stride);
        if (Vector512.IsHardwareAccelerated) Backwards<Vector512<double>>(sweep);
        else if (Vector256.IsHardwareAccelerated) Backwards<Vector256<double>>(sweep);
        else Backwards<double>(sweep);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<TVector>(in Sweep sweep)
        where TVector : unmanaged
    {
        double* tile = stackalloc double[Rows * Three];
        double* square = stackalloc double[Rows * Rows];
        double** rows = stackalloc double*[Rows];
        for (int first = 0; first < sweep.Times; first += Rows)
        {
            int count = Math.Min(Rows, sweep.Times - first);
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < count; j++) square[(i * Rows) + j] = *sweep.At(first + Math.Max(i, j), first + Math.Min(i, j));
            }

            for (int mode = 0; mode < sweep.Stride; mode += Width<TVector>(sweep, mode))
            {
                int width = Width<TVector>(sweep, mode);
                new Span<double>(tile, Rows * Three).Clear();
                AddEarlier<TVector>(sweep, first, count, mode, width, tile, rows);
                for (int i = 0; i < Rows; i++) rows[i] = square + (Math.Min(i, count - 1) * Rows);
                Add<TVector>(width, rows, 1, 0, count, sweep.Source + ((nint)first * sweep.Stride) + mode, sweep.Stride, tile);
                AddLater<TVector>(sweep, first, mode, width, tile, rows);
                for (int i = 0; i < count; i++) new ReadOnlySpan<double>(tile + (i * Three), width).CopyTo(new Span<double>(sweep.Target + ((nint)(first + i) * sweep.Stride) + mode, width));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forwards<TVector>(in Sweep sweep)
        where TVector : unmanaged
    {
        double* tile = stackalloc double[Rows * Three];
        double** rows = stackalloc double*[Rows];
        for (int first = 0; first < sweep.Times; first += Rows)
        {
            int count = Math.Min(Rows, sweep.Times - first);
            for (int mode = 0; mode < sweep.Stride; mode += Width<TVector>(sweep, mode))
            {
                int width = Width<TVector>(sweep, mode);
                new Span<double>(tile, Rows * Three).Clear();
                AddEarlier<TVector>(sweep, first, count, mode, width, tile, rows);
                for (int part = 0; part < width; part += Lanes<double, TVector>.Count) ForwardTriangle<TVector>(sweep, first, count, mode + part, tile + part);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backwards<TVector>(in Sweep sweep)
        where TVector : unmanaged
    {
        double* tile = stackalloc double[Rows * Three];
        double** rows = stackalloc double*[Rows];
        for (int first = (sweep.Times - 1) / Rows * Rows; first >= 0; first -= Rows)
        {
            int count = Math.Min(Rows, sweep.Times - first);
            for (int mode = 0; mode < sweep.Stride; mode += Width<TVector>(sweep, mode))
            {
                int width = Width<TVector>(sweep, mode);
                new Span<double>(tile, Rows * Three).Clear();
                AddLater<TVector>(sweep, first, mode, width, tile, rows);
                for (int part = 0; part < width; part += Lanes<double, TVector>.Count) BackwardTriangle<TVector>(sweep, first, count, mode + part, tile + part);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ForwardTriangle<TVector>(in Sweep sweep, int first, int count, int mode, double* tile)
        where TVector : unmanaged
    {
        TVector rates = Lanes<double, TVector>.Load(sweep.Rates + mode);
        double* x = sweep.Target + ((nint)first * sweep.Stride) + mode;
        for (int i = 0; i < count; i++)
        {
            double* row = sweep.At(first + i, first);
            TVector sum = Lanes<double, TVector>.Load(tile + (i * Three));
            for (int j = 0; j < i; j++) sum = Lanes<double, TVector>.MultiplyAdd(Lanes<double, TVector>.Broadcast(row[j]), Lanes<double, TVector>.Load(x + (j * sweep.Stride)), sum);
            Lanes<double, TVector>.Store(
                x + (i * sweep.Stride), Lanes<double, TVector>.MultiplyAdd(Lanes<double, TVector>.Multiply(rates, Lanes<double, TVector>.Broadcast(-1)), sum, Lanes<double, TVector>.Load(x + (i * sweep.Stride))));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BackwardTriangle<TVector>(in Sweep sweep, int first, int count, int mode, double* tile)
        where TVector : unmanaged
    {
        TVector rates = Lanes<double, TVector>.Load(sweep.Rates + mode);
        double* x = sweep.Target + ((nint)first * sweep.Stride) + mode;
        for (int i = count - 1; i >= 0; i--)
        {
            TVector sum = Lanes<double, TVector>.Load(tile + (i * Three));
            for (int j = i + 1; j < count; j++)
            {
                sum = Lanes<double, TVector>.MultiplyAdd(Lanes<double, TVector>.Broadcast(*sweep.At(first + j, first + i)), Lanes<double, TVector>.Load(x + (j * sweep.Stride)), sum);
            }

            Lanes<double, TVector>.Store(
                x + (i * sweep.Stride), Lanes<double, TVector>.MultiplyAdd(Lanes<double, TVector>.Multiply(rates, Lanes<double, TVector>.Broadcast(-1)), sum, Lanes<double, TVector>.Broadcast(sweep.Row[first + i])));
        }
    }

    /// <summary>tile(i, ·) += Σ_{r &lt; first} L(first + i, r) X(r, ·); surplus rows repeat the last one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddEarlier<TVector>(in Sweep sweep, int first, int count, int mode, int width, double* tile, double** rows)
        where TVector : unmanaged
    {
        for (int i = 0; i < Rows; i++) rows[i] = sweep.At(first + Math.Min(i, count - 1), 0);
        Add<TVector>(width, rows, 1, 0, first, sweep.Source + mode, sweep.Stride, tile);
    }

    /// <summary>tile(i, ·) += Σ_{r ≥ first + 8} L(r, first + i) X(r, ·).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddLater<TVector>(in Sweep sweep, int first, int mode, int width, double* tile, double** rows)
        where TVector : unmanaged
    {
        int next = first + Rows;
        if (next >= sweep.Times) return;
        for (int i = 0; i < Rows; i++) rows[i] = sweep.At(next, first + i);
        Add<TVector>(width, rows, next + 1, 1, sweep.Times - next, sweep.Source + ((nint)next * sweep.Stride) + mode, sweep.Stride, tile);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TVector>(int width, double** rows, nint step, nint growth, int count, double* x, nint stride, double* tile)
        where TVector : unmanaged
    {
        if (width == Three) ModeTile.AddThree<TVector>(rows, step, growth, count, x, stride, tile, Three);
        else ModeTile.AddOne<TVector>(rows, step, growth, count, x, stride, tile, Three);
    }

    /// <summary>How many modes the next tile takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Width<TVector>(in Sweep sweep, int mode)
        where TVector : unmanaged =>
        typeof(TVector) == typeof(Vector512<double>) && mode + Three <= sweep.Stride ? Three : Lanes<double, TVector>.Count;

    /// <summary>What a sweep works on: a packed triangle, blocks of modes, rates and a right-hand side.</summary>
    private readonly struct Sweep(double* origin, int times, double* source, double* target, double* rates, double* row, int stride)
    {
        public readonly int Times = times;
        public readonly int Stride = stride;
        public readonly double* Source = source;
        public readonly double* Target = target;
        public readonly double* Rates = rates;
        public readonly double* Row = row;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public double* At(int t, int s) => origin + CausalMatrix.Start(t) + s;
    }
}
