namespace ScalingLab.Numerics;

/// <summary>Householder's reduction QᵀAQ = T of a symmetric matrix to tridiagonal form (Golub and Van Loan, algorithm 8.3.1).</summary>
internal static unsafe class Tridiagonalisation
{
    /// <summary>W ← 2⁻ᵉ A from the lower triangle of A: a power of two that brings the largest element to order one, so that squares neither overflow nor vanish.</summary>
    /// <returns>e.</returns>
    /// <exception cref="ArgumentException">An element is NaN or infinite.</exception>
    public static int CopyScaled(ReadOnlyMatrixView<double> a, StridedPointer<double> w)
    {
        double largest = LargestElement(a);
        int exponent = largest == 0 ? 0 : Math.ILogB(largest);
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double element = Math.ScaleB(a[i, j], -exponent);
                *w.At(i, j) = element;
                *w.At(j, i) = element;
            }
        }

        return exponent;
    }

    /// <summary>Reduces W; afterwards row k of W holds the reflector k from column k + 1 on.</summary>
    /// <param name="w">n × n, both triangles, contiguous rows; overwritten.</param>
    /// <param name="diagonal">n numbers, the diagonal of T.</param>
    /// <param name="subdiagonal">n numbers, of which n − 1 are set.</param>
    /// <param name="factors">n numbers: H_k = I − τ_k v vᵀ.</param>
    public static void Reduce(StridedPointer<double> w, Span<double> diagonal, Span<double> subdiagonal, Span<double> factors)
    {
        int n = w.Rows;
        using var buffer = new PackingBuffer<double>(4 * (nint)n);
        double* left = buffer.Origin;
        double* right = left + (2 * n);
        for (int k = 0; k + 2 < n; k++)
        {
            int length = n - k - 1;
            double* v = w.At(k, k + 1);
            diagonal[k] = *w.At(k, k);
            double tau = Reflect(new Span<double>(v, length), out double off);
            subdiagonal[k] = off;
            factors[k] = tau;
            if (tau == 0)
            {
                continue;
            }

            StridedPointer<double> rest = w.Block(k + 1, k + 1, length, length);
            double* p = right;
            new Span<double>(p, length).Clear();
            MatrixVectorKernel<double>.Add(rest, v, p, tau);
            double half = 0.5 * tau * Dot(p, v, length);
            for (int i = 0; i < length; i++)
            {
                p[i] -= half * v[i];
                left[2 * i] = v[i];
                left[(2 * i) + 1] = p[i];
            }

            new ReadOnlySpan<double>(v, length).CopyTo(new Span<double>(p + length, length));
            ManagedProduct.Multiply(
                new StridedPointer<double>(left, length, 2, 2, 1), new StridedPointer<double>(p, 2, length, length, 1), rest, -1, 1, 1);
        }

        for (int k = Math.Max(n - 2, 0); k < n; k++)
        {
            diagonal[k] = *w.At(k, k);
            subdiagonal[k] = k + 1 < n ? *w.At(k, k + 1) : 0;
        }
    }

    /// <summary>Z ← Qᵀ from the reflectors that <see cref="Reduce"/> left in W.</summary>
    public static void FormTransposed(StridedPointer<double> w, ReadOnlySpan<double> factors, StridedPointer<double> z)
    {
        int n = w.Rows;
        for (int i = 0; i < n; i++)
        {
            new Span<double>(z.At(i, 0), n).Clear();
            *z.At(i, i) = 1;
        }

        using var buffer = new PackingBuffer<double>(n);
        double* p = buffer.Origin;
        for (int k = n - 3; k >= 0; k--)
        {
            if (factors[k] == 0)
            {
                continue;
            }

            int length = n - k - 1;
            double* v = w.At(k, k + 1);
            StridedPointer<double> block = z.Block(k + 1, k + 1, length, length);
            new Span<double>(p, length).Clear();
            MatrixVectorKernel<double>.Add(block, v, p, -factors[k]);
            ManagedProduct.Multiply(
                new StridedPointer<double>(p, length, 1, 1, 1), new StridedPointer<double>(v, 1, length, length, 1), block, 1, 1, 1);
        }
    }

    /// <summary>x ← Qᵀx by the reflectors that <see cref="Reduce"/> left in W.</summary>
    public static void ApplyTransposed(StridedPointer<double> w, ReadOnlySpan<double> factors, Span<double> x)
    {
        int n = w.Rows;
        fixed (double* origin = x)
        {
            for (int k = 0; k + 2 < n; k++)
            {
                int length = n - k - 1;
                double* v = w.At(k, k + 1);
                double* tail = origin + k + 1;
                double along = factors[k] * Dot(v, tail, length);
                for (int i = 0; i < length; i++)
                {
                    tail[i] -= along * v[i];
                }
            }
        }
    }

    private static double LargestElement(ReadOnlyMatrixView<double> a)
    {
        double largest = 0;
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double element = Math.Abs(a[i, j]);
                if (!double.IsFinite(element))
                {
                    throw new ArgumentException(FormattableString.Invariant(
                        $"Element ({i}, {j}) of the {MatrixShape.Text(a.Rows, a.Columns)} matrix is {a[i, j]}: eigenvalues need finite elements."));
                }

                largest = Math.Max(largest, element);
            }
        }

        return largest;
    }

    // x becomes v with v₀ = 1, so that (I − τ v vᵀ) x = (off, 0, …, 0).
    private static double Reflect(Span<double> x, out double off)
    {
        double rest = VectorOperations.Norm(x[1..]);
        if (rest == 0)
        {
            off = x[0];
            x[0] = 1;
            return 0;
        }

        off = -Math.CopySign(double.Hypot(x[0], rest), x[0]);
        double tau = (off - x[0]) / off;
        VectorOperations.Scale(x, 1 / (x[0] - off));
        x[0] = 1;
        return tau;
    }

    private static double Dot(double* x, double* y, int length)
    {
        double sum = 0;
        for (int i = 0; i < length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}
