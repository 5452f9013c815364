using MathNet.Numerics.LinearAlgebra;
using ScalingLab.Numerics;

namespace ScalingLab.Bench.Limits;

/// <summary>The causal resolvent of one mode, (I + λE)⁻¹E with T = 500, against MathNet's LU solve.</summary>
internal sealed class TriangularLimits : ILimitGroup
{
    public IEnumerable<LimitKernel> Kernels()
    {
        yield return CausalSolve(500) with { RatioBar = 100, Budget = 4 };
        yield return LowerSolve(500);
    }

    // T(T+1)(T+2)/6 multiply-adds among causal matrices, T²(T+1)/2 with a full right-hand side.
    private static LimitKernel CausalSolve(int steps)
    {
        double[] l = RandomMatrices.Causal(steps), b = RandomMatrices.Causal(steps), x = new double[b.Length];
        Matrix<double> lower = Matrix<double>.Build.DenseOfRowMajor(steps, steps, l), right = Matrix<double>.Build.DenseOfRowMajor(steps, steps, b);
        return new LimitKernel(
            $"causal-solve double T={steps}",
            "modes/s",
            1,
            () =>
            {
                b.CopyTo(x, 0);
                Causal.Solve(new ReadOnlyMatrixView<double>(l, steps, steps), new MatrixView<double>(x, steps, steps), unitDiagonal: true);
            },
            1,
            () => lower.LU().Solve(right)) { Precision = FmaPrecision.Double, FlopsPerWork = (double)steps * (steps + 1) * (steps + 2) / 3 };
    }

    private static LimitKernel LowerSolve(int n)
    {
        double[] l = RandomMatrices.Causal(n), b = RandomMatrices.Double(n, n), x = new double[b.Length];
        Matrix<double> lower = Matrix<double>.Build.DenseOfRowMajor(n, n, l), right = Matrix<double>.Build.DenseOfRowMajor(n, n, b);
        return new LimitKernel(
            $"triangular-solve double {n}x{n}",
            "solves/s",
            1,
            () =>
            {
                b.CopyTo(x, 0);
                Triangular.SolveLower(new ReadOnlyMatrixView<double>(l, n, n), new MatrixView<double>(x, n, n), unitDiagonal: true);
            },
            1,
            () => lower.LU().Solve(right)) { Precision = FmaPrecision.Double, FlopsPerWork = (double)n * n * (n + 1), Budget = 3 };
    }
}
