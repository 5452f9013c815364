using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.Numerics;

/// <summary>Forward and backward substitution with a small triangle, for all right-hand sides at a time; B has contiguous rows.</summary>
internal static unsafe class SubstitutionKernel
{
    /// <summary>The largest triangle; above it the work is a matrix product.</summary>
    public const int MaximumSize = 16;

    public static void Solve(StridedPointer<double> triangle, StridedPointer<double> b, bool upper, bool unitDiagonal)
    {
        int n = triangle.Rows;
        double* reciprocals = stackalloc double[MaximumSize];
        for (int i = 0; i < n; i++)
        {
            reciprocals[i] = unitDiagonal ? 1 : 1 / *triangle.At(i, i);
        }

        int done = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            done = Substitute<Vector512<double>>(triangle, reciprocals, b.Origin, b.RowStride, 0, b.Columns, upper);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            done = Substitute<Vector256<double>>(triangle, reciprocals, b.Origin, b.RowStride, done, b.Columns, upper);
        }

        Substitute<double>(triangle, reciprocals, b.Origin, b.RowStride, done, b.Columns, upper);
    }

    // Two registers of columns share each element of the triangle.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Substitute<TVector>(
        StridedPointer<double> triangle, double* reciprocals, double* b, nint stride, int column, int columns, bool upper)
        where TVector : unmanaged
    {
        int n = triangle.Rows;
        int lanes = Lanes<double, TVector>.Count;
        nint rowStep = upper ? -stride : stride;
        nint triangleRow = upper ? -triangle.RowStride : triangle.RowStride;
        nint triangleColumn = upper ? -triangle.ColumnStride : triangle.ColumnStride;
        double* corner = upper ? triangle.At(n - 1, n - 1) : triangle.Origin;
        double* first = upper ? b + ((n - 1) * stride) : b;
        for (; column + (2 * lanes) <= columns; column += 2 * lanes)
        {
            double* row = first + column;
            for (int i = 0; i < n; i++, row += rowStep)
            {
                TVector x = Lanes<double, TVector>.Load(row);
                TVector y = Lanes<double, TVector>.Load(row + lanes);
                double* element = corner + (i * triangleRow);
                double* solved = first + column;
                for (int j = 0; j < i; j++, element += triangleColumn, solved += rowStep)
                {
                    TVector factor = Lanes<double, TVector>.Broadcast(-*element);
                    x = Lanes<double, TVector>.MultiplyAdd(factor, Lanes<double, TVector>.Load(solved), x);
                    y = Lanes<double, TVector>.MultiplyAdd(factor, Lanes<double, TVector>.Load(solved + lanes), y);
                }

                TVector reciprocal = Lanes<double, TVector>.Broadcast(reciprocals[upper ? n - 1 - i : i]);
                Lanes<double, TVector>.Store(row, Lanes<double, TVector>.Multiply(reciprocal, x));
                Lanes<double, TVector>.Store(row + lanes, Lanes<double, TVector>.Multiply(reciprocal, y));
            }
        }

        for (; column + lanes <= columns; column += lanes)
        {
            double* row = first + column;
            for (int i = 0; i < n; i++, row += rowStep)
            {
                TVector x = Lanes<double, TVector>.Load(row);
                double* element = corner + (i * triangleRow);
                double* solved = first + column;
                for (int j = 0; j < i; j++, element += triangleColumn, solved += rowStep)
                {
                    x = Lanes<double, TVector>.MultiplyAdd(Lanes<double, TVector>.Broadcast(-*element), Lanes<double, TVector>.Load(solved), x);
                }

                TVector reciprocal = Lanes<double, TVector>.Broadcast(reciprocals[upper ? n - 1 - i : i]);
                Lanes<double, TVector>.Store(row, Lanes<double, TVector>.Multiply(reciprocal, x));
            }
        }

        return column;
    }
}
