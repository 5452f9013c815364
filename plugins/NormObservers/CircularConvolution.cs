using System.Numerics;
using System.Runtime.CompilerServices;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.NormObservers;

/// <summary>
/// The norm of a convolution on a torus. The Fourier transform takes it apart: with stride s, the output frequency k of a torus of n positions sees the s²
/// input frequencies k + l n/s only, through B(k) = [Ŵ(k + l n/s)]_l / s, and the norm is the largest of the σ(B(k)) (Sedghi, Gupta and Long 2019 for s = 1).
/// Their squares are the largest eigenvalues of B(k) B(k)ᴴ = Σ_δ E(δ) e^{ikδ} with E(δ) = Σ_{q − q' = δ} W(q) W(q')ᵀ over the lags δ that s divides.
/// </summary>
internal sealed class CircularConvolution
{
    /// <summary>Elements of the matrices of several frequencies that are computed at once.</summary>
    private const int Block = 1 << 17;

    private readonly int _stride;
    private readonly int _height;
    private readonly int _width;
    private readonly int _size;
    private readonly List<(int Down, int Across)> _lags = [];
    private readonly Complex[] _turnsDown;
    private readonly Complex[] _turnsAcross;
    private readonly double[] _symmetric;
    private readonly double[] _antisymmetric;

    /// <param name="weights">Weights of the layer.</param>
    /// <param name="layer">A convolution.</param>
    /// <param name="native">Whether the torus is as large as the grid of the input, and not n + k − 1; the next multiple of the stride in either case.</param>
    public CircularConvolution(ReadOnlySpan<double> weights, WeightLayer layer, bool native)
    {
        var geometry = layer.Convolution!;
        _stride = geometry.Stride;
        _height = Multiple(Math.Max(geometry.InputHeight + (native ? 0 : geometry.KernelHeight - 1), geometry.KernelHeight), _stride);
        _width = Multiple(Math.Max(geometry.InputWidth + (native ? 0 : geometry.KernelWidth - 1), geometry.KernelWidth), _stride);
        (_turnsDown, _turnsAcross) = (Turns(_height), Turns(_width));
        int down = (geometry.KernelHeight - 1) / _stride * _stride, across = (geometry.KernelWidth - 1) / _stride * _stride;
        for (int y = 0; y <= down; y += _stride)
            for (int x = y == 0 ? 0 : -across; x <= across; x += _stride) _lags.Add((y, x));

        // Without stride, W(q)ᵀ W(q') has the same eigenvalues.
        bool byInputs = _stride == 1 && layer.Inputs < layer.Outputs;
        _size = byInputs ? layer.Inputs : layer.Outputs;
        _symmetric = new double[checked(_lags.Count * _size * _size)];
        _antisymmetric = new double[_symmetric.Length];
        for (int lag = 0; lag < _lags.Count; lag++) Correlate(weights, layer, byInputs, lag);
    }

    /// <summary>Output positions of the torus.</summary>
    public long Outputs => (long)(_height / _stride) * (_width / _stride);

    /// <summary>The norm.</summary>
    public double Norm()
    {
        var frequencies = Frequencies().ToArray();
        double[] bounds = Bounds(frequencies);
        Array.Sort(bounds, frequencies);
        double[] real = new double[_size * _size], imaginary = new double[real.Length];
        double largest = 0;
        for (int index = bounds.Length - 1; index >= 0 && bounds[index] > largest; index--)
        {
            Fill(frequencies.AsSpan(index, 1), real, imaginary);
            if (!IsBelow(real, imaginary, largest)) largest = Math.Max(largest, LargestEigenvalue(real, imaginary));
        }

        return Math.Sqrt(largest);
    }

    /// <summary>One of each pair of opposite output frequencies, which have the same singular values; only one where they are all alike.</summary>
    private IEnumerable<(int Vertical, int Horizontal)> Frequencies()
    {
        int height = _lags.Count == 1 ? 1 : _height / _stride, width = _lags.Count == 1 ? 1 : _width / _stride;
        for (int a = 0; a < height; a++)
        {
            for (int b = 0; b < width; b++)
            {
                int opposite = (((height - a) % height) * width) + ((width - b) % width);
                if ((a * width) + b <= opposite) yield return (a, b);
            }
        }
    }

    /// <summary>Frobenius norms of B Bᴴ, which no eigenvalue exceeds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] Bounds((int Vertical, int Horizontal)[] frequencies)
    {
        int area = _size * _size, block = Math.Max(1, Block / area);
        double[] bounds = new double[frequencies.Length];
        double[] real = new double[Math.Min(block, frequencies.Length) * area], imaginary = new double[real.Length];
        for (int first = 0; first < frequencies.Length; first += block)
        {
            int count = Math.Min(block, frequencies.Length - first);
            Fill(frequencies.AsSpan(first, count), real, imaginary);
            for (int index = 0; index < count; index++)
            {
                double sum = 0;
                foreach (double element in real.AsSpan(index * area, area)) sum += element * element;
                foreach (double element in imaginary.AsSpan(index * area, area)) sum += element * element;
                bounds[first + index] = Math.Sqrt(sum);
            }
        }

        return bounds;
    }

    /// <summary>E(δ) + E(δ)ᵀ and E(δ) − E(δ)ᵀ of one lag of each pair δ, −δ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Correlate(ReadOnlySpan<double> weights, WeightLayer layer, bool byInputs, int lag)
    {
        var geometry = layer.Convolution!;
        int taps = geometry.KernelHeight * geometry.KernelWidth, area = _size * _size;
        var (down, across) = _lags[lag];
        double[] sum = new double[area];
        MatrixView<double> correlation = new(sum, _size, _size);
        for (int y = down; y < geometry.KernelHeight; y++)
        {
            for (int x = Math.Max(0, across); x < geometry.KernelWidth + Math.Min(0, across); x++)
            {
                var later = Tap(weights, (y * geometry.KernelWidth) + x);
                var earlier = Tap(weights, ((y - down) * geometry.KernelWidth) + x - across);
                MatrixProduct.Multiply(later, earlier.Transposed, correlation, 1, 1);
            }
        }

        // The lag 0 is its own opposite and would count twice.
        double factor = lag == 0 ? 0.5 : 1;
        for (int i = 0; i < _size; i++)
        {
            for (int j = 0; j < _size; j++)
            {
                _symmetric[(lag * area) + (i * _size) + j] = factor * (sum[(i * _size) + j] + sum[(j * _size) + i]);
                _antisymmetric[(lag * area) + (i * _size) + j] = factor * (sum[(i * _size) + j] - sum[(j * _size) + i]);
            }
        }

        ReadOnlyMatrixView<double> Tap(ReadOnlySpan<double> kernel, int tap)
        {
            ReadOnlyMatrixView<double> matrix = new(kernel[tap..], layer.Outputs, layer.Inputs, layer.Inputs * taps, taps);
            return byInputs ? matrix.Transposed : matrix;
        }
    }

    /// <summary>B Bᴴ of each frequency.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(ReadOnlySpan<(int Vertical, int Horizontal)> frequencies, Span<double> real, Span<double> imaginary)
    {
        int area = _size * _size, count = frequencies.Length;
        double[] cosines = new double[count * _lags.Count], sines = new double[cosines.Length];
        for (int frequency = 0; frequency < count; frequency++)
        {
            var (vertical, horizontal) = frequencies[frequency];
            for (int lag = 0; lag < _lags.Count; lag++)
            {
                int place = (frequency * _lags.Count) + lag, across = (int)((long)horizontal * _lags[lag].Across % _width);
                var turn = _turnsDown[(int)((long)vertical * _lags[lag].Down % _height)] * _turnsAcross[across < 0 ? across + _width : across];
                (cosines[place], sines[place]) = (turn.Real, turn.Imaginary);
            }
        }

        MatrixProduct.Multiply(new(cosines, count, _lags.Count), new(_symmetric, _lags.Count, area), new MatrixView<double>(real, count, area));
        MatrixProduct.Multiply(new(sines, count, _lags.Count), new(_antisymmetric, _lags.Count, area), new MatrixView<double>(imaginary, count, area));
    }

    /// <summary>Whether no eigenvalue is above a bound but by rounding: whether bound − B Bᴴ has a Cholesky factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsBelow(double[] real, double[] imaginary, double bound)
    {
        int n = _size;
        double shift = bound * (1 + (n * 1e-15));
        double[] re = new double[n * n], im = new double[n * n];
        for (int j = 0; j < n; j++)
        {
            for (int i = j; i < n; i++)
            {
                double a = -real[(i * n) + j], b = -imaginary[(i * n) + j];
                if (i == j) a += shift;
                for (int k = 0; k < j; k++)
                {
                    a -= (re[(i * n) + k] * re[(j * n) + k]) + (im[(i * n) + k] * im[(j * n) + k]);
                    b -= (im[(i * n) + k] * re[(j * n) + k]) - (re[(i * n) + k] * im[(j * n) + k]);
                }

                if (i == j)
                {
                    if (!(a > 0)) return false;
                    re[(j * n) + j] = Math.Sqrt(a);
                }
                else
                {
                    re[(i * n) + j] = a / re[(j * n) + j];
                    im[(i * n) + j] = b / re[(j * n) + j];
                }
            }
        }

        return true;
    }

    /// <summary>By the real matrix [[Re, −Im], [Im, Re]], which has the eigenvalues twice.</summary>
    private double LargestEigenvalue(double[] real, double[] imaginary)
    {
        int n = _size;
        if (n == 1) return Math.Max(real[0], 0);
        double[] matrix = new double[4 * n * n], values = new double[2 * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                matrix[(i * 2 * n) + j] = matrix[((i + n) * 2 * n) + n + j] = real[(i * n) + j];
                matrix[((i + n) * 2 * n) + j] = imaginary[(i * n) + j];
            }
        }

        SymmetricEigenproblem.Values(new ReadOnlyMatrixView<double>(matrix, 2 * n, 2 * n), values);
        return Math.Max(values[^1], 0);
    }

    /// <summary>e^{2πij/n}.</summary>
    private static Complex[] Turns(int count)
    {
        var turns = new Complex[count];
        for (int j = 0; j < count; j++) turns[j] = Complex.FromPolarCoordinates(1, 2 * Math.PI * j / count);
        return turns;
    }

    private static int Multiple(int length, int stride) => (length + stride - 1) / stride * stride;
}
