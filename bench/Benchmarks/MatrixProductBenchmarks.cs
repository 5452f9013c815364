using BenchmarkDotNet.Attributes;
using MathNet.Numerics.LinearAlgebra;
using ScalingLab.Bench.Limits;
using ScalingLab.Numerics;

namespace ScalingLab.Bench.Benchmarks;

/// <summary>C = A B in double precision, one thread each.</summary>
public class MatrixProductBenchmarks
{
    private double[] a = [], b = [], c = [];
    private Matrix<double> x = null!, y = null!, z = null!;

    [Params("64x64x64", "512x4096x32", "32x4096x512", "1024x1024x1024")]
    public string Shape { get; set; } = string.Empty;

    private int M { get; set; }

    private int K { get; set; }

    private int N { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        global::MathNet.Numerics.Control.UseManaged();
        global::MathNet.Numerics.Control.MaxDegreeOfParallelism = 1;
        int[] sizes = Array.ConvertAll(Shape.Split('x'), text => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        (M, K, N) = (sizes[0], sizes[1], sizes[2]);
        (a, b, c) = (RandomMatrices.Double(M, K), RandomMatrices.Double(K, N), new double[M * N]);
        x = Matrix<double>.Build.DenseOfRowMajor(M, K, a);
        y = Matrix<double>.Build.DenseOfRowMajor(K, N, b);
        z = Matrix<double>.Build.Dense(M, N);
    }

    [Benchmark]
    public void ScalingLab() =>
        MatrixProduct.Multiply(new ReadOnlyMatrixView<double>(a, M, K), new ReadOnlyMatrixView<double>(b, K, N), new MatrixView<double>(c, M, N));

    [Benchmark(Baseline = true)]
    public void MathNet() => x.Multiply(y, z);
}
