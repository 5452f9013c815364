namespace ScalingLab.Numerics;

/// <summary>
/// Golub–Kahan–Lanczos bidiagonalisation A V = U B, Aᵀ U = V Bᵀ + β v eᵀ. The shorter vectors alone are reorthogonalised, which keeps the others orthogonal
/// too (Simon and Zha 2000). The residual of the largest Ritz value is β times the last component of its left vector.
/// </summary>
internal static class GolubKahanLanczos
{
    // Some rounding errors: what the recurrence leaves of a vector that lies in the span of the others.
    private const double Negligible = 16.0 / (1UL << 52);

    public static SingularValue Run<TOperator>(TOperator map, double tolerance, int maximumIterations)
        where TOperator : ILinearOperator, allows ref struct
    {
        int m = map.Rows, n = map.Columns;
        using LanczosBasis? left = m < n ? new LanczosBasis(m, maximumIterations) : null;
        using LanczosBasis? right = m < n ? null : new LanczosBasis(n, maximumIterations);
        var alphas = new List<double>();
        var betas = new List<double>();
        double[] v = new double[n], vNext = new double[n];
        double[] u = new double[m], uNext = new double[m];
        StartVector.Fill(v);
        while (true)
        {
            right?.Add(v);
            map.Apply(v, uNext);
            double scale = LargestSingularValue.CheckedNorm(uNext, m, n);
            if (betas.Count > 0)
            {
                VectorOperations.Add(-betas[^1], u, uNext);
            }

            left?.Orthogonalise(uNext);
            double alpha = VectorOperations.Norm(uNext);
            if (alphas.Count > 0 && alpha <= Negligible * Math.Max(scale, betas[^1]))
            {
                // A v lies in the span of the left vectors: the last β belongs to the diagonal of B Bᵀ, and nothing is left over.
                return new SingularValue(Ritz(alphas, betas, withLast: true, out _), 0, alphas.Count, Converged: true);
            }

            if (alpha == 0)
            {
                return new SingularValue(0, 0, 1, Converged: true);
            }

            (u, uNext) = (uNext, u);
            VectorOperations.Scale(u, 1 / alpha);
            left?.Add(u);
            alphas.Add(alpha);
            map.ApplyTransposed(u, vNext);
            scale = LargestSingularValue.CheckedNorm(vNext, m, n);
            VectorOperations.Add(-alpha, v, vNext);
            right?.Orthogonalise(vNext);
            double beta = VectorOperations.Norm(vNext);
            if (beta <= Negligible * scale)
            {
                return new SingularValue(Ritz(alphas, betas, withLast: false, out _), 0, alphas.Count, Converged: true);
            }

            betas.Add(beta);
            if (alphas.Count == m)
            {
                return new SingularValue(Ritz(alphas, betas, withLast: true, out _), 0, m, Converged: true);
            }

            if (IsChecked(alphas.Count) || alphas.Count == maximumIterations)
            {
                double sigma = Ritz(alphas, betas, withLast: false, out double last);
                double residual = beta * last;
                if (residual <= tolerance * sigma || alphas.Count == maximumIterations)
                {
                    return new SingularValue(sigma, residual, alphas.Count, residual <= tolerance * sigma);
                }
            }

            (v, vNext) = (vNext, v);
            VectorOperations.Scale(v, 1 / beta);
        }
    }

    // The Ritz values cost the square of the number of iterations.
    private static bool IsChecked(int iterations) => iterations < 8 || iterations % 8 == 0;

    // The largest eigenvalue of B Bᵀ and the magnitude of the last component of its vector.
    private static unsafe double Ritz(List<double> alphas, List<double> betas, bool withLast, out double last)
    {
        int k = alphas.Count;
        double scale = 1 / Math.Max(alphas.Max(), betas.Count > 0 ? betas.Max() : 0);
        double[] diagonal = new double[k];
        double[] subdiagonal = new double[k];
        double[] lastRow = new double[k];
        lastRow[k - 1] = 1;
        for (int i = 0; i < k; i++)
        {
            double alpha = alphas[i] * scale;
            double beta = i < k - 1 || withLast ? betas[i] * scale : 0;
            diagonal[i] = (alpha * alpha) + (beta * beta);
            subdiagonal[i] = i < k - 1 ? alphas[i + 1] * scale * beta : 0;
        }

        fixed (double* z = lastRow)
        {
            TridiagonalEigenproblem.Diagonalise(diagonal, subdiagonal, new StridedPointer<double>(z, k, 1, 1, 1));
        }

        int best = 0;
        for (int i = 1; i < k; i++)
        {
            best = diagonal[i] > diagonal[best] ? i : best;
        }

        last = Math.Abs(lastRow[best]);
        return Math.Sqrt(diagonal[best]) / scale;
    }
}
