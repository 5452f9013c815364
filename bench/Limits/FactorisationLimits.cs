using MathNet.Numerics.LinearAlgebra;
using ScalingLab.Numerics;

namespace ScalingLab.Bench.Limits;

/// <summary>Factorisations against MathNet's on one thread.</summary>
internal sealed class FactorisationLimits : ILimitGroup
{
    public IEnumerable<LimitKernel> Kernels()
    {
        yield return CholeskyFactor(500);
        yield return Eigenproblem(256);
        yield return Singular(512);
    }

    private static double[] PositiveDefinite(int n)
    {
        double[] factor = RandomMatrices.Double(n, n), a = new double[n * n];
        MatrixProduct.SymmetricRankUpdate(new ReadOnlyMatrixView<double>(factor, n, n), new MatrixView<double>(a, n, n));
        for (int i = 0; i < n; i++)
        {
            a[(i * n) + i] += 1;
        }

        return a;
    }

    private static LimitKernel CholeskyFactor(int n)
    {
        double[] a = PositiveDefinite(n), l = new double[a.Length];
        Matrix<double> matrix = Matrix<double>.Build.DenseOfRowMajor(n, n, a);
        return new LimitKernel(
            $"cholesky double {n}x{n}",
            "factorisations/s",
            1,
            () =>
            {
                a.CopyTo(l, 0);
                Cholesky.Factor(new MatrixView<double>(l, n, n));
            },
            1,
            () => matrix.Cholesky()) { Precision = FmaPrecision.Double, FlopsPerWork = (double)n * n * n / 3, Budget = 1.5 };
    }

    private static LimitKernel Eigenproblem(int n)
    {
        double[] a = PositiveDefinite(n), values = new double[n], vectors = new double[n * n];
        Matrix<double> matrix = Matrix<double>.Build.DenseOfRowMajor(n, n, a);
        return new LimitKernel(
            $"symmetric-eigenproblem double {n}x{n}",
            "decompositions/s",
            1,
            () => SymmetricEigenproblem.Decompose(new ReadOnlyMatrixView<double>(a, n, n), values, new MatrixView<double>(vectors, n, n)),
            1,
            () => matrix.Evd(Symmetricity.Symmetric)) { Budget = 3 };
    }

    private static LimitKernel Singular(int n)
    {
        double[] a = RandomMatrices.Double(n, n);
        Matrix<double> matrix = Matrix<double>.Build.DenseOfRowMajor(n, n, a);
        return new LimitKernel(
            $"largest-singular-value double {n}x{n}",
            "values/s",
            1,
            () => LargestSingularValue.Lanczos(new ReadOnlyMatrixView<double>(a, n, n)),
            1,
            () => matrix.Svd(computeVectors: false)) { Budget = 2 };
    }
}
