using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// The joint Gaussian law of the projections x = A₀ψ/√N and the target y: with ⟨x xᵀ⟩ = G = F Fᵀ (F lower-triangular) it is x = F z,
/// y = c·z + σ ξ with standard normal z and ξ, c = F⁻¹⟨x y⟩ and σ² = ⟨y²⟩ − |c|². A₀ is drawn mode by mode from the stream <c>init</c> and not kept.
/// </summary>
internal sealed class ProjectedStatistics
{
    private const int Chunk = 256;

    private ProjectedStatistics(int width, double[] factor, double[] signal, double unexplained)
    {
        (Width, Factor, Signal, Unexplained) = (width, factor, signal, unexplained);
    }

    public int Width { get; }

    /// <summary>F, N × N; zero above the diagonal.</summary>
    public double[] Factor { get; }

    /// <summary>c, N numbers.</summary>
    public double[] Signal { get; }

    /// <summary>σ² ≥ 0, the part of the target that no projection sees.</summary>
    public double Unexplained { get; }

    public static ProjectedStatistics Draw(IFeatureTask task, int width, RandomStream stream)
    {
        double[] gram = new double[width * width], cross = new double[width];
        double[] weights = new double[Chunk * width], eigenvalues = new double[Chunk], powers = new double[Chunk];
        double power = 0;
        for (long first = 0; first < task.InputDimension; first += Chunk)
        {
            int count = (int)Math.Min(Chunk, task.InputDimension - first);
            task.CopyModes(first, eigenvalues.AsSpan(0, count), powers.AsSpan(0, count));
            stream.FillNormal(weights.AsSpan(0, count * width));
            for (int k = 0; k < count; k++)
            {
                double scale = Math.Sqrt(eigenvalues[k] / width);
                foreach (ref double weight in weights.AsSpan(k * width, width)) weight *= scale;
                power += powers[k];
                powers[k] = Math.Sqrt(powers[k]);
            }

            var transposed = new ReadOnlyMatrixView<double>(weights.AsSpan(0, count * width), count, width).Transposed;
            MatrixProduct.SymmetricRankUpdate(transposed, new MatrixView<double>(gram, width, width), 1, 1);
            MatrixProduct.Multiply(transposed, powers.AsSpan(0, count), cross, 1, 1);
        }

        double[] factor = Cholesky(gram, width);
        Triangular.SolveLower(new ReadOnlyMatrixView<double>(factor, width, width), new MatrixView<double>(cross, width, 1));
        return new ProjectedStatistics(width, factor, cross, Math.Max(0, power - SquaredNorm(cross)));
    }

    public static double SquaredNorm(ReadOnlySpan<double> vector)
    {
        double sum = 0;
        foreach (double value in vector) sum = Math.FusedMultiplyAdd(value, value, sum);
        return sum;
    }

    private static double[] Cholesky(double[] gram, int width)
    {
        double[] factor = new double[width * width];
        for (int i = 0; i < width; i++)
        {
            var row = factor.AsSpan(i * width, i);
            gram.AsSpan(i * width, i).CopyTo(row);
            if (i > 0)
                Triangular.SolveLower(new ReadOnlyMatrixView<double>(factor.AsSpan(0, i * width), i, i, width, 1), new MatrixView<double>(row, i, 1));
            double pivot = gram[(i * width) + i] - SquaredNorm(row);
            if (!(pivot > 0))
                throw new RunFailedException($"The covariance of the {width} projections is singular to rounding; use a smaller width, a larger dimension or sampler: projected.");
            factor[(i * width) + i] = Math.Sqrt(pivot);
        }

        return factor;
    }
}
