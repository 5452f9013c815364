using System.ComponentModel;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.KernelRegression;

/// <summary>
/// A random d-dimensional manifold in R^n: the sphere S^d, of uniform density, in a random orientation, bent by random waves, x = O u + w Σ_j c_j cos(k_j·u + φ_j) with
/// normal k_j of length about √(d + 1) and c_j. The target is a normal field in R^n. The manifold comes from the stream <c>manifold</c>.
/// </summary>
[Cites("bahri2021")]
[Description("Inputs on a random d-dimensional manifold, a sphere bent by random waves in R^n, with a normal field for the target.")]
[ResultVersion(2)]
public sealed class RandomManifold : IManifoldTask
{
    private const int Waves = 32;
    private const int Block = 512;

    private readonly RandomManifoldOptions _options;
    private readonly RadialKernel _target;
    private readonly double[] _orientation;
    private readonly double[] _wavevectors = [];
    private readonly double[] _phases = [];
    private readonly double[] _directions = [];

    /// <summary>Draws the manifold.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="streams">The randomness of the run.</param>
    public RandomManifold(RandomManifoldOptions options, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(streams);
        (_options, _target) = (options, new RadialKernel(options.TargetSmoothness, options.TargetScale));
        int n = options.AmbientDimension, latent = options.Dimension + 1;
        var stream = streams.Create("manifold");
        _orientation = Orthonormal(stream, latent, n);
        if (options.Waviness == 0) return;
        (_wavevectors, _phases, _directions) = (new double[Waves * latent], new double[Waves], new double[Waves * n]);
        stream.FillNormal(_wavevectors);
        stream.FillUniform(_phases);
        stream.FillNormal(_directions);
        for (int j = 0; j < Waves; j++) _phases[j] *= 2 * Math.PI;
        for (int i = 0; i < _directions.Length; i++) _directions[i] *= options.Waviness * Math.Sqrt(2.0 / (Waves * n));
    }

    /// <inheritdoc/>
    public long InputDimension => _options.AmbientDimension;

    /// <inheritdoc/>
    public int ManifoldDimension => _options.Dimension;

    /// <inheritdoc/>
    public bool IsSphere => _options.Waviness == 0;

    /// <inheritdoc/>
    public double TargetCovariance(double squaredDistance) => _target.At(squaredDistance);

    /// <inheritdoc/>
    public void FillInputs(RandomStream stream, Span<double> inputs)
    {
        ArgumentNullException.ThrowIfNull(stream);
        int n = _options.AmbientDimension, latent = _options.Dimension + 1;
        if (inputs.Length % n != 0) throw new ArgumentException($"{inputs.Length} numbers are not inputs of {n} numbers each.", nameof(inputs));
        for (int first = 0; first < inputs.Length; first += Block * n)
        {
            Span<double> part = inputs.Slice(first, Math.Min(Block * n, inputs.Length - first));
            int rows = part.Length / n;
            double[] u = new double[rows * latent];
            stream.FillNormal(u);
            for (int row = 0; row < rows; row++) Normalise(u.AsSpan(row * latent, latent));
            var points = new MatrixView<double>(part, rows, n);
            MatrixProduct.Multiply(new ReadOnlyMatrixView<double>(u, rows, latent), new ReadOnlyMatrixView<double>(_orientation, latent, n), points);
            if (_phases.Length == 0) continue;
            double[] waves = new double[rows * Waves];
            MatrixProduct.Multiply(
                new ReadOnlyMatrixView<double>(u, rows, latent), new ReadOnlyMatrixView<double>(_wavevectors, Waves, latent).Transposed, new MatrixView<double>(waves, rows, Waves));
            for (int i = 0; i < waves.Length; i++) waves[i] = Math.Cos(waves[i] + _phases[i % Waves]);
            MatrixProduct.Multiply(new ReadOnlyMatrixView<double>(waves, rows, Waves), new ReadOnlyMatrixView<double>(_directions, Waves, n), points, 1, 1);
        }
    }

    /// <summary>Orthonormal rows by Gram and Schmidt, twice for full accuracy.</summary>
    private static double[] Orthonormal(RandomStream stream, int rows, int columns)
    {
        var matrix = new double[rows * columns];
        stream.FillNormal(matrix);
        for (int row = 0; row < rows; row++)
        {
            Span<double> own = matrix.AsSpan(row * columns, columns);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int other = 0; other < row; other++)
                {
                    ReadOnlySpan<double> before = matrix.AsSpan(other * columns, columns);
                    double overlap = 0;
                    for (int i = 0; i < columns; i++) overlap += own[i] * before[i];
                    for (int i = 0; i < columns; i++) own[i] -= overlap * before[i];
                }

                Normalise(own);
            }
        }

        return matrix;
    }

    private static void Normalise(Span<double> vector)
    {
        double square = 0;
        foreach (double value in vector) square += value * value;
        double scale = 1 / Math.Sqrt(square);
        for (int i = 0; i < vector.Length; i++) vector[i] *= scale;
    }
}
