namespace ScalingLab.Numerics;

/// <summary>
/// Golub–Kahan–Lanczos bidiagonalisation A V = U B, Aᵀ U = V Bᵀ + β v eᵀ, reorthogonalised in full (twice Gram–Schmidt, Giraud, Langou and Rozložník 2005).
/// The residual of the largest Ritz value is β times the last component of its left vector.
/// </summary>
internal static class GolubKahanLanczos
{
    private const double Epsilon = 1.0 / (1UL << 52);

    public static SingularValue Run<TOperator>(TOperator map, double tolerance, int maximumIterations)
        where TOperator : ILinearOperator, allows ref struct
    {
        int m = map.Rows, n = map.Columns;
        var left = new LanczosBasis(m, maximumIterations);
        var right = new LanczosBasis(n, maximumIterations);
        var alphas = new List<double>();
        var betas = new List<double>();
        double[] v = new double[n];
        double[] u = new double[m];
        StartVector.Fill(v);
        while (true)
        {
            right.Add(v);
            map.Apply(v, u);
            double scale = LargestSingularValue.CheckedNorm(u, m, n);
            left.Orthogonalise(u);
            double alpha = VectorOperations.Norm(u);
            if (alpha <= Epsilon * Math.Max(scale, betas.Count > 0 ? betas[^1] : 0) && alphas.Count > 0)
            {
                // A v lies in the span of the left vectors: the last β belongs to the diagonal of B Bᵀ, and nothing is left over.
                return new SingularValue(Ritz(alphas, betas, withLast: true, out _), 0, alphas.Count, Converged: true);
            }

            if (alpha == 0)
            {
                return new SingularValue(0, 0, 1, Converged: true);
            }

            VectorOperations.Scale(u, 1 / alpha);
            left.Add(u);
            alphas.Add(alpha);
            map.ApplyTransposed(u, v);
            scale = LargestSingularValue.CheckedNorm(v, m, n);
            right.Orthogonalise(v);
            double beta = VectorOperations.Norm(v);
            double sigma = Ritz(alphas, betas, withLast: false, out double last);
            if (beta <= Epsilon * scale)
            {
                return new SingularValue(sigma, 0, alphas.Count, Converged: true);
            }

            double residual = beta * last;
            betas.Add(beta);
            if (alphas.Count == m)
            {
                return new SingularValue(Ritz(alphas, betas, withLast: true, out _), 0, m, Converged: true);
            }

            if (residual <= tolerance * sigma || alphas.Count == maximumIterations)
            {
                return new SingularValue(sigma, residual, alphas.Count, residual <= tolerance * sigma);
            }

            VectorOperations.Scale(v, 1 / beta);
        }
    }

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
