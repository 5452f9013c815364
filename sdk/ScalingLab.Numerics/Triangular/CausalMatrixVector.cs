using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.Numerics;

/// <summary>Products of a packed lower triangle with a vector, four rows at a time: what they share as far as the first of them goes, by registers; the small triangle that is left, one by one.</summary>
internal static unsafe class CausalMatrixVector
{
    private const int Group = 4;

    public static void Multiply(double* origin, int rows, double* x, double* y, double alpha) => Run<Dots>(origin, rows, x, y, alpha);

    public static void MultiplyTransposed(double* origin, int rows, double* x, double* y, double alpha) => Run<Updates>(origin, rows, x, y, alpha);

    public static void MultiplySymmetric(double* origin, int rows, double* x, double* y, double alpha) => Run<Both>(origin, rows, x, y, alpha);

    private static void Run<TPart>(double* origin, int rows, double* x, double* y, double alpha)
        where TPart : struct, IPart
    {
        if (Vector512.IsHardwareAccelerated) Run<TPart, Vector512<double>>(origin, rows, x, y, alpha);
        else if (Vector256.IsHardwareAccelerated) Run<TPart, Vector256<double>>(origin, rows, x, y, alpha);
        else Run<TPart, double>(origin, rows, x, y, alpha);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TPart, TVector>(double* origin, int rows, double* x, double* y, double alpha)
        where TPart : struct, IPart
        where TVector : unmanaged
    {
        int lanes = Lanes<double, TVector>.Count;
        int first = 0;
        double* row0 = origin;
        for (; first + Group <= rows; first += Group)
        {
            double* row1 = row0 + first + 1;
            double* row2 = row1 + first + 2;
            double* row3 = row2 + first + 3;
            double* target = y + first;
            double* source = x + first;
            TVector x0 = Lanes<double, TVector>.Broadcast(alpha * source[0]), x1 = Lanes<double, TVector>.Broadcast(alpha * source[1]);
            TVector x2 = Lanes<double, TVector>.Broadcast(alpha * source[2]), x3 = Lanes<double, TVector>.Broadcast(alpha * source[3]);
            TVector s0 = default, s1 = default, s2 = default, s3 = default;
            int whole = first - (first % lanes);
            for (int j = 0; j < whole; j += lanes)
            {
                TVector m0 = Lanes<double, TVector>.Load(row0 + j), m1 = Lanes<double, TVector>.Load(row1 + j);
                TVector m2 = Lanes<double, TVector>.Load(row2 + j), m3 = Lanes<double, TVector>.Load(row3 + j);
                if (TPart.HasDots)
                {
                    TVector v = Lanes<double, TVector>.Load(x + j);
                    s0 = Lanes<double, TVector>.MultiplyAdd(m0, v, s0);
                    s1 = Lanes<double, TVector>.MultiplyAdd(m1, v, s1);
                    s2 = Lanes<double, TVector>.MultiplyAdd(m2, v, s2);
                    s3 = Lanes<double, TVector>.MultiplyAdd(m3, v, s3);
                }

                if (TPart.HasUpdates)
                {
                    TVector sum = Lanes<double, TVector>.MultiplyAdd(m0, x0, Lanes<double, TVector>.Load(y + j));
                    sum = Lanes<double, TVector>.MultiplyAdd(m1, x1, sum);
                    sum = Lanes<double, TVector>.MultiplyAdd(m2, x2, sum);
                    Lanes<double, TVector>.Store(y + j, Lanes<double, TVector>.MultiplyAdd(m3, x3, sum));
                }
            }

            if (TPart.HasDots)
            {
                target[0] += alpha * Lanes<double, TVector>.Sum(s0);
                target[1] += alpha * Lanes<double, TVector>.Sum(s1);
                target[2] += alpha * Lanes<double, TVector>.Sum(s2);
                target[3] += alpha * Lanes<double, TVector>.Sum(s3);
            }

            Rest<TPart>(row0, first, whole, x, y, alpha);
            Rest<TPart>(row1, first + 1, whole, x, y, alpha);
            Rest<TPart>(row2, first + 2, whole, x, y, alpha);
            Rest<TPart>(row3, first + 3, whole, x, y, alpha);
            row0 = row3 + first + 4;
        }

        for (; first < rows; first++)
        {
            Rest<TPart>(row0, first, 0, x, y, alpha);
            row0 += first + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rest<TPart>(double* row, int t, int start, double* x, double* y, double alpha)
        where TPart : struct, IPart
    {
        double sum = 0, factor = alpha * x[t];
        for (int s = start; s < t; s++)
        {
            if (TPart.HasDots) sum = Math.FusedMultiplyAdd(row[s], x[s], sum);
            if (TPart.HasUpdates) y[s] = Math.FusedMultiplyAdd(row[s], factor, y[s]);
        }

        y[t] += (alpha * sum) + (row[t] * factor);
    }

    /// <summary>Which of both triangles of the full matrix takes part: the rows of the lower one as dot products, its columns as updates.</summary>
    private interface IPart
    {
        static abstract bool HasDots { get; }

        static abstract bool HasUpdates { get; }
    }

    private readonly struct Dots : IPart
    {
        public static bool HasDots => true;

        public static bool HasUpdates => false;
    }

    private readonly struct Updates : IPart
    {
        public static bool HasDots => false;

        public static bool HasUpdates => true;
    }

    private readonly struct Both : IPart
    {
        public static bool HasDots => true;

        public static bool HasUpdates => true;
    }
}
