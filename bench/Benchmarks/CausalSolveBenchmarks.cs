using BenchmarkDotNet.Attributes;
using MathNet.Numerics.LinearAlgebra;
using ScalingLab.Bench.Limits;
using ScalingLab.Numerics;

namespace ScalingLab.Bench.Benchmarks;

/// <summary>One mode's causal resolvent, one thread each.</summary>
public class CausalSolveBenchmarks
{
    private double[] l = [], b = [], x = [];
    private Matrix<double> lower = null!, right = null!;

    [Params(50, 200, 500)]
    public int Steps { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        global::MathNet.Numerics.Control.UseManaged();
        global::MathNet.Numerics.Control.MaxDegreeOfParallelism = 1;
        (l, b) = (RandomMatrices.Causal(Steps), RandomMatrices.Causal(Steps));
        x = new double[b.Length];
        lower = Matrix<double>.Build.DenseOfRowMajor(Steps, Steps, l);
        right = Matrix<double>.Build.DenseOfRowMajor(Steps, Steps, b);
    }

    [Benchmark]
    public void ScalingLab()
    {
        b.CopyTo(x, 0);
        Causal.Solve(new ReadOnlyMatrixView<double>(l, Steps, Steps), new MatrixView<double>(x, Steps, Steps), unitDiagonal: true);
    }

    [Benchmark(Baseline = true)]
    public Matrix<double> MathNet() => lower.LU().Solve(right);
}
