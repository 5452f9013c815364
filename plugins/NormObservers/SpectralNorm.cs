using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.NormObservers;

/// <summary>Largest singular values of matrices and convolutions.</summary>
internal static class SpectralNorm
{
    /// <summary>Up to here the Gram matrix of the smaller side is cheaper than Lanczos vectors; both give σ to rounding.</summary>
    private const int LargestGram = 256;

    /// <summary>Residual relative to σ. The error of σ is of the order of its square over the relative gap to the next singular value.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>Of convolutions, whose gaps are 10⁻² to 10⁻³: an error of σ of about 10⁻⁹.</summary>
    private const double MapTolerance = 1e-6;

    private const int MostIterations = 1000;

    /// <summary>Doubles that Lanczos vectors may take; beyond that, power iteration.</summary>
    private const long LargestBasis = 1L << 25;

    /// <summary>σ of a matrix.</summary>
    public static double Of(ReadOnlySpan<double> weights, int rows, int columns)
    {
        ReadOnlyMatrixView<double> matrix = new(weights, rows, columns);
        if (rows > columns) matrix = matrix.Transposed;
        return matrix.Rows <= LargestGram ? ByGram(matrix) : LargestSingularValue.Lanczos(matrix, Tolerance, MostIterations).Value;
    }

    /// <summary>σ of a convolution as the linear map on feature maps with zeros around the grid.</summary>
    /// <exception cref="RunFailedException">It does not settle.</exception>
    public static double OfZeroPadded(ReadOnlySpan<double> weights, WeightLayer layer)
    {
        ConvolutionOperator map = new(weights, layer);
        var sigma = Math.Min(map.Rows, map.Columns) * 200L <= LargestBasis
            ? LargestSingularValue.Lanczos(map, MapTolerance, MostIterations)
            : LargestSingularValue.PowerIteration(map, tolerance: 1e-4, maximumIterations: 20_000);
        return sigma.Converged
            ? sigma.Value
            : throw new RunFailedException($"The norm of the convolution '{layer.Name}' did not settle in {sigma.Iterations} iterations (residual {sigma.Residual / sigma.Value:E1}); convolution: circular is computed without iteration over positions.");
    }

    private static double ByGram(ReadOnlyMatrixView<double> wide)
    {
        int n = wide.Rows;
        double[] gram = new double[n * n], values = new double[n];
        MatrixProduct.SymmetricRankUpdate(wide, new MatrixView<double>(gram, n, n));
        SymmetricEigenproblem.Values(new ReadOnlyMatrixView<double>(gram, n, n), values);
        return Math.Sqrt(Math.Max(values[^1], 0));
    }
}
