using System.Runtime.CompilerServices;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// The joint Gaussian law of the projections x = QᵀA₀ψ/√N and the target y. The rotation Q, which the dynamics do not see because they start from w = 0 and B = I, makes
/// ⟨x xᵀ⟩ = QᵀGQ = F Fᵀ tridiagonal and F lower-bidiagonal; then x = F z, y = c·z + σ ξ with standard normal z and ξ, c = F⁻¹⟨x y⟩ and σ² = ⟨y²⟩ − |c|².
/// A₀ is drawn mode by mode from the stream <c>init</c> and not kept.
/// </summary>
internal sealed class ProjectedStatistics
{
    private const int Chunk = 256;

    private readonly double[] _diagonal;
    private readonly double[] _subdiagonal;

    private ProjectedStatistics(double[] diagonal, double[] subdiagonal, double[] signal, double unexplained)
    {
        (_diagonal, _subdiagonal, Signal, Unexplained) = (diagonal, subdiagonal, signal, unexplained);
    }

    public int Width => _diagonal.Length;

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

        double[] diagonal = new double[width], subdiagonal = new double[width];
        TridiagonalForm.Reduce(new ReadOnlyMatrixView<double>(gram, width, width), diagonal, subdiagonal, cross);
        Factor(diagonal, subdiagonal, cross);
        return new ProjectedStatistics(diagonal, subdiagonal, cross, Math.Max(0, power - SquaredNorm(cross)));
    }

    /// <summary>x ← F z; both may be the same memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Colour(ReadOnlySpan<double> z, Span<double> x)
    {
        for (int i = z.Length - 1; i > 0; i--) x[i] = (_diagonal[i] * z[i]) + (_subdiagonal[i] * z[i - 1]);
        x[0] = _diagonal[0] * z[0];
    }

    /// <summary>z ← Fᵀx; both may be the same memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ColourTransposed(ReadOnlySpan<double> x, Span<double> z)
    {
        int last = x.Length - 1;
        for (int i = 0; i < last; i++) z[i] = (_diagonal[i] * x[i]) + (_subdiagonal[i + 1] * x[i + 1]);
        z[last] = _diagonal[last] * x[last];
    }

    /// <summary>residual ← c − Fᵀu; the loss is its squared length plus <see cref="Unexplained"/>.</summary>
    public void Residual(ReadOnlySpan<double> effective, Span<double> residual)
    {
        ColourTransposed(effective, residual);
        for (int i = 0; i < residual.Length; i++) residual[i] = Signal[i] - residual[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SquaredNorm(ReadOnlySpan<double> vector)
    {
        double sum = 0;
        foreach (double value in vector) sum = Math.FusedMultiplyAdd(value, value, sum);
        return sum;
    }

    /// <summary>Cholesky's factor of a tridiagonal matrix in its place, and vector ← F⁻¹ vector.</summary>
    private static void Factor(double[] diagonal, double[] subdiagonal, double[] vector)
    {
        for (int i = 0; i < diagonal.Length; i++)
        {
            double pivot = diagonal[i];
            if (i > 0)
            {
                subdiagonal[i] /= diagonal[i - 1];
                pivot -= subdiagonal[i] * subdiagonal[i];
                vector[i] -= subdiagonal[i] * vector[i - 1];
            }

            if (!(pivot > 0))
                throw new RunFailedException($"The covariance of the {diagonal.Length} projections is singular to rounding; use a smaller width, a larger dimension or sampler: projected.");
            diagonal[i] = Math.Sqrt(pivot);
            vector[i] /= diagonal[i];
        }
    }
}
