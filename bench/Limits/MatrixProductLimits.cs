using MathNet.Numerics.LinearAlgebra;
using ScalingLab.Numerics;

namespace ScalingLab.Bench.Limits;

/// <summary>Products against MathNet.Numerics on one thread; two threads against one of ours.</summary>
internal sealed class MatrixProductLimits : ILimitGroup
{
    public IEnumerable<LimitKernel> Kernels()
    {
        yield return Double(1024, 1024, 1024) with { RatioBar = 25, PeakBar = 0.65, Budget = 7 };
        yield return Double(512, 4096, 32) with { RatioBar = 20, Budget = 2 };
        yield return Double(32, 4096, 512) with { Budget = 2 };
        yield return Single(1024, 1024, 1024) with { PeakBar = 0.6, Budget = 5 };
        yield return Symmetric(512, 1024);
        yield return Vector(1024, 1024);
        yield return Threads(2048);
    }

    private static LimitKernel Double(int m, int k, int n)
    {
        double[] a = RandomMatrices.Double(m, k), b = RandomMatrices.Double(k, n), c = new double[m * n];
        Matrix<double> x = Matrix<double>.Build.DenseOfRowMajor(m, k, a), y = Matrix<double>.Build.DenseOfRowMajor(k, n, b), z = Matrix<double>.Build.Dense(m, n);
        double work = 2e-9 * m * k * n;
        return new LimitKernel(
            $"matrix-product double {m}x{k}x{n}",
            "GFLOP/s",
            work,
            () => MatrixProduct.Multiply(new ReadOnlyMatrixView<double>(a, m, k), new ReadOnlyMatrixView<double>(b, k, n), new MatrixView<double>(c, m, n)),
            work,
            () => x.Multiply(y, z)) { Precision = FmaPrecision.Double };
    }

    private static LimitKernel Single(int m, int k, int n)
    {
        float[] a = RandomMatrices.Single(m, k), b = RandomMatrices.Single(k, n), c = new float[m * n];
        Matrix<float> x = Matrix<float>.Build.DenseOfRowMajor(m, k, a), y = Matrix<float>.Build.DenseOfRowMajor(k, n, b), z = Matrix<float>.Build.Dense(m, n);
        double work = 2e-9 * m * k * n;
        return new LimitKernel(
            $"matrix-product float {m}x{k}x{n}",
            "GFLOP/s",
            work,
            () => MatrixProduct.Multiply(new ReadOnlyMatrixView<float>(a, m, k), new ReadOnlyMatrixView<float>(b, k, n), new MatrixView<float>(c, m, n)),
            work,
            () => x.Multiply(y, z)) { Precision = FmaPrecision.Single };
    }

    private static LimitKernel Symmetric(int n, int k)
    {
        double[] a = RandomMatrices.Double(n, k), c = new double[n * n];
        Matrix<double> x = Matrix<double>.Build.DenseOfRowMajor(n, k, a), z = Matrix<double>.Build.Dense(n, n);
        double work = 1e-9 * n * (n + 1) * k;
        return new LimitKernel(
            $"symmetric-rank-update double {n}x{k}",
            "GFLOP/s",
            work,
            () => MatrixProduct.SymmetricRankUpdate(new ReadOnlyMatrixView<double>(a, n, k), new MatrixView<double>(c, n, n)),
            work,
            () => x.TransposeAndMultiply(x, z)) { Precision = FmaPrecision.Double, Budget = 2 };
    }

    private static LimitKernel Vector(int m, int n)
    {
        double[] a = RandomMatrices.Double(m, n), x = RandomMatrices.Double(n, 1), y = new double[m];
        Matrix<double> matrix = Matrix<double>.Build.DenseOfRowMajor(m, n, a);
        Vector<double> vector = Vector<double>.Build.Dense(x), result = Vector<double>.Build.Dense(m);
        double work = 2e-9 * m * n;
        return new LimitKernel(
            $"matrix-vector double {m}x{n}",
            "GFLOP/s",
            work,
            () => MatrixProduct.Multiply(new ReadOnlyMatrixView<double>(a, m, n), x, y),
            work,
            () => matrix.Multiply(vector, result)) { Budget = 1.5 };
    }

    private static LimitKernel Threads(int n)
    {
        double[] a = RandomMatrices.Double(n, n), b = RandomMatrices.Double(n, n), c = new double[n * n];
        double work = 2e-9 * n * n * n;
        Action With(int threads) => () =>
            MatrixProduct.Multiply(new ReadOnlyMatrixView<double>(a, n, n), new ReadOnlyMatrixView<double>(b, n, n), new MatrixView<double>(c, n, n), threads: threads);
        return new LimitKernel($"matrix-product double {n}x{n}x{n}, two threads against one", "GFLOP/s", work, With(2), work, With(1)) { RatioBar = 1.7, Budget = 6, ByWallClock = true };
    }
}
