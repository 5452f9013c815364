using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScalingLab.Numerics;

/// <summary>
/// Eigenvalues of a symmetric tridiagonal matrix by implicit QL with Wilkinson's shift (Bowdler, Martin, Reinsch and Wilkinson 1968), the rotations of
/// a sweep applied together to the rows of Z.
/// </summary>
internal static unsafe class TridiagonalEigenproblem
{
    private const int MaximumSweeps = 80;
    private const double Epsilon = 1.0 / (1UL << 53);

    // The caller scales the matrix to order one: what is below this is zero.
    private const double Negligible = 1e-290;

    /// <summary>Leaves the eigenvalues in the diagonal, unsorted, and Z ← Sᵀ Z with S the eigenvectors.</summary>
    /// <param name="diagonal">n numbers, overwritten.</param>
    /// <param name="subdiagonal">n numbers, of which the first n − 1 count; overwritten.</param>
    /// <param name="z">n rows, contiguous; may have no columns.</param>
    public static void Diagonalise(Span<double> diagonal, Span<double> subdiagonal, StridedPointer<double> z)
    {
        int n = diagonal.Length;
        subdiagonal[n - 1] = 0;
        double[] cosines = new double[n];
        double[] sines = new double[n];
        for (int low = 0; low < n; low++)
        {
            for (int sweep = 0; ; sweep++)
            {
                int high = low;
                while (high < n - 1 && !IsNegligible(subdiagonal[high], diagonal[high], diagonal[high + 1]))
                {
                    high++;
                }

                if (high == low)
                {
                    break;
                }

                if (sweep == MaximumSweeps)
                {
                    throw new ArithmeticException(FormattableString.Invariant(
                        $"The eigenvalue {low} of a {MatrixShape.Text(n, n)} tridiagonal matrix did not settle in {MaximumSweeps} sweeps."));
                }

                int stop = Sweep(diagonal, subdiagonal, low, high, cosines, sines);
                Rotate(z, stop, high, cosines, sines);
            }
        }
    }

    private static bool IsNegligible(double off, double left, double right) =>
        Math.Abs(off) <= Epsilon * (Math.Abs(left) + Math.Abs(right)) || Math.Abs(off) <= Negligible;

    // Returns the lowest index whose rotation was made: a vanishing rotation splits the matrix there.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Sweep(Span<double> d, Span<double> e, int low, int high, double[] cosines, double[] sines)
    {
        double shift = (d[low + 1] - d[low]) / (2 * e[low]);
        double g = d[high] - d[low] + (e[low] / (shift + Math.CopySign(double.Hypot(shift, 1), shift)));
        double s = 1, c = 1, p = 0;
        for (int i = high - 1; i >= low; i--)
        {
            double f = s * e[i];
            double b = c * e[i];
            double r = double.Hypot(f, g);
            e[i + 1] = r;
            if (r == 0)
            {
                d[i + 1] -= p;
                e[high] = 0;
                return i + 1;
            }

            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            r = ((d[i] - g) * s) + (2 * c * b);
            p = s * r;
            d[i + 1] = g + p;
            g = (c * r) - b;
            cosines[i] = c;
            sines[i] = s;
        }

        d[low] -= p;
        e[low] = g;
        e[high] = 0;
        return low;
    }

    private static void Rotate(StridedPointer<double> z, int low, int high, double[] cosines, double[] sines)
    {
        int column = 0;
        fixed (double* c = cosines, s = sines)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                column = Rotate<Vector512<double>>(z, low, high, c, s, column);
            }

            if (Vector256.IsHardwareAccelerated)
            {
                column = Rotate<Vector256<double>>(z, low, high, c, s, column);
            }

            Rotate<double>(z, low, high, c, s, column);
        }
    }

    // Two registers of columns go down the whole sweep; the row between two rotations stays in them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Rotate<TVector>(StridedPointer<double> z, int low, int high, double* cosines, double* sines, int column)
        where TVector : unmanaged
    {
        int lanes = Lanes<double, TVector>.Count;
        nint stride = z.RowStride;
        for (; column + (2 * lanes) <= z.Columns; column += 2 * lanes)
        {
            double* row = z.At(high, column);
            TVector carry0 = Lanes<double, TVector>.Load(row);
            TVector carry1 = Lanes<double, TVector>.Load(row + lanes);
            for (int i = high - 1; i >= low; i--)
            {
                TVector c = Lanes<double, TVector>.Broadcast(cosines[i]);
                TVector s = Lanes<double, TVector>.Broadcast(sines[i]);
                TVector minus = Lanes<double, TVector>.Broadcast(-sines[i]);
                TVector x0 = Lanes<double, TVector>.Load(row - stride);
                TVector x1 = Lanes<double, TVector>.Load(row - stride + lanes);
                Lanes<double, TVector>.Store(row, Lanes<double, TVector>.MultiplyAdd(s, x0, Lanes<double, TVector>.Multiply(c, carry0)));
                Lanes<double, TVector>.Store(row + lanes, Lanes<double, TVector>.MultiplyAdd(s, x1, Lanes<double, TVector>.Multiply(c, carry1)));
                carry0 = Lanes<double, TVector>.MultiplyAdd(c, x0, Lanes<double, TVector>.Multiply(minus, carry0));
                carry1 = Lanes<double, TVector>.MultiplyAdd(c, x1, Lanes<double, TVector>.Multiply(minus, carry1));
                row -= stride;
            }

            Lanes<double, TVector>.Store(row, carry0);
            Lanes<double, TVector>.Store(row + lanes, carry1);
        }

        for (; column + lanes <= z.Columns; column += lanes)
        {
            double* row = z.At(high, column);
            TVector carry = Lanes<double, TVector>.Load(row);
            for (int i = high - 1; i >= low; i--)
            {
                TVector c = Lanes<double, TVector>.Broadcast(cosines[i]);
                TVector s = Lanes<double, TVector>.Broadcast(sines[i]);
                TVector x = Lanes<double, TVector>.Load(row - stride);
                Lanes<double, TVector>.Store(row, Lanes<double, TVector>.MultiplyAdd(s, x, Lanes<double, TVector>.Multiply(c, carry)));
                carry = Lanes<double, TVector>.MultiplyAdd(c, x, Lanes<double, TVector>.Multiply(Lanes<double, TVector>.Broadcast(-sines[i]), carry));
                row -= stride;
            }

            Lanes<double, TVector>.Store(row, carry);
        }

        return column;
    }
}
