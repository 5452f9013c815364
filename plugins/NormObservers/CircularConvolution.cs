using ScalingLab.Sdk;

namespace ScalingLab.NormObservers;

/// <summary>
/// The norm of a convolution on a torus. The Fourier transform takes it apart: with stride s, the output frequency k of a torus of n positions sees the s²
/// input frequencies k + l n/s only, through B(k) = [Ŵ(k + l n/s)]_l / s, and the norm is the largest of the σ(B(k)) (Sedghi, Gupta and Long 2019 for s = 1).
/// </summary>
internal sealed class CircularConvolution
{
    private readonly double[] _weights;
    private readonly WeightLayer _layer;
    private readonly int _stride;
    private readonly int _height;
    private readonly int _width;
    private readonly double[] _cosines;
    private readonly double[] _sines;

    /// <param name="weights">Weights of the layer.</param>
    /// <param name="layer">A convolution.</param>
    /// <param name="native">Whether the torus is as large as the grid of the input, and not n + k − 1; the next multiple of the stride in either case.</param>
    public CircularConvolution(ReadOnlySpan<double> weights, WeightLayer layer, bool native)
    {
        var geometry = layer.Convolution!;
        _weights = weights.ToArray();
        _layer = layer;
        _stride = geometry.Stride;
        _height = Multiple(Math.Max(geometry.InputHeight + (native ? 0 : geometry.KernelHeight - 1), geometry.KernelHeight), _stride);
        _width = Multiple(Math.Max(geometry.InputWidth + (native ? 0 : geometry.KernelWidth - 1), geometry.KernelWidth), _stride);
        _cosines = new double[geometry.KernelHeight * geometry.KernelWidth];
        _sines = new double[_cosines.Length];
    }

    /// <summary>Output positions of the torus.</summary>
    public long Outputs => (long)(_height / _stride) * (_width / _stride);

    /// <summary>The norm.</summary>
    public double Norm()
    {
        int rows = _layer.Outputs, columns = checked(_layer.Inputs * _stride * _stride);
        double[] matrix = new double[checked(4 * rows * columns)];
        var frequencies = Frequencies().ToArray();
        double[] bounds = Array.ConvertAll(frequencies, frequency => Fill(matrix, frequency.Vertical, frequency.Horizontal));
        Array.Sort(bounds, frequencies);
        double largest = 0;
        for (int index = bounds.Length - 1; index >= 0 && bounds[index] > largest; index--)
        {
            if (rows == 1 || columns == 1)
            {
                largest = bounds[index];
                continue;
            }

            Fill(matrix, frequencies[index].Vertical, frequencies[index].Horizontal);
            largest = Math.Max(largest, SpectralNorm.Of(matrix, 2 * rows, 2 * columns));
        }

        return largest;
    }

    /// <summary>One of each pair of opposite output frequencies, which have the same singular values.</summary>
    private IEnumerable<(int Vertical, int Horizontal)> Frequencies()
    {
        int height = _height / _stride, width = _width / _stride;
        for (int a = 0; a < height; a++)
        {
            for (int b = 0; b < width; b++)
            {
                int opposite = (((height - a) % height) * width) + ((width - b) % width);
                if ((a * width) + b <= opposite) yield return (a, b);
            }
        }
    }

    /// <summary>Writes B(k) as the real matrix [[Re, −Im], [Im, Re]], which has its singular values twice.</summary>
    /// <returns>The Frobenius norm of B(k), which σ cannot exceed.</returns>
    private double Fill(double[] matrix, int vertical, int horizontal)
    {
        int inputs = _layer.Inputs, rows = _layer.Outputs, columns = inputs * _stride * _stride, taps = _cosines.Length;
        double sum = 0;
        for (int alias = 0; alias < _stride * _stride; alias++)
        {
            SetPhases(vertical + (alias / _stride * (_height / _stride)), horizontal + (alias % _stride * (_width / _stride)));
            for (int o = 0; o < rows; o++)
            {
                for (int i = 0; i < inputs; i++)
                {
                    var kernel = _weights.AsSpan(((o * inputs) + i) * taps, taps);
                    double real = 0, imaginary = 0;
                    for (int q = 0; q < taps; q++)
                    {
                        real += kernel[q] * _cosines[q];
                        imaginary += kernel[q] * _sines[q];
                    }

                    real /= _stride;
                    imaginary /= _stride;
                    sum += (real * real) + (imaginary * imaginary);
                    int column = (alias * inputs) + i;
                    matrix[(o * 2 * columns) + column] = matrix[((o + rows) * 2 * columns) + columns + column] = real;
                    matrix[(o * 2 * columns) + columns + column] = -imaginary;
                    matrix[((o + rows) * 2 * columns) + column] = imaginary;
                }
            }
        }

        return Math.Sqrt(sum);
    }

    private void SetPhases(int vertical, int horizontal)
    {
        int width = _layer.Convolution!.KernelWidth;
        for (int q = 0; q < _cosines.Length; q++)
        {
            // The products are reduced first, so that the angle is exact to rounding on large grids too.
            double turn = ((double)((long)vertical * (q / width) % _height) / _height) + ((double)((long)horizontal * (q % width) % _width) / _width);
            (_sines[q], _cosines[q]) = Math.SinCos(2 * Math.PI * turn);
        }
    }

    private static int Multiple(int length, int stride) => (length + stride - 1) / stride * stride;
}
