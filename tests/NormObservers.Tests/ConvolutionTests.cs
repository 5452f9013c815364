namespace NormObservers.Tests;

public sealed class ConvolutionTests
{
    public static TheoryData<int, int, int, int, int, int, int> Geometries => new()
    {
        // height, width, kernel height, kernel width, stride, padding, channels
        { 5, 6, 3, 3, 1, 1, 3 },
        { 6, 4, 3, 1, 1, 0, 2 },
        { 8, 8, 3, 3, 2, 1, 3 },
        { 7, 5, 1, 1, 2, 0, 2 },
        { 9, 6, 3, 3, 3, 0, 2 },
        { 6, 6, 5, 5, 3, 4, 1 },
    };

    /// <summary>Oracle: the dense matrix written out entry by entry from the definition, y_o(p) = sum W_oi(q) x_i(s p + q - padding), channels last; rounding.</summary>
    [Theory]
    [MemberData(nameof(Geometries))]
    public void TheOperatorIsTheDefinition(int height, int width, int kernelHeight, int kernelWidth, int stride, int padding, int channels)
    {
        var layer = Layer(height, width, kernelHeight, kernelWidth, stride, padding, channels);
        double[] weights = FixedNetwork.Normals(1, layer.Count);
        double[,] dense = Dense(weights, layer);
        int rows = dense.GetLength(0), columns = dense.GetLength(1);
        ConvolutionOperator map = new(weights, layer);
        Assert.Equal((rows, columns), (map.Rows, map.Columns));
        double[] x = FixedNetwork.Normals(2, columns), y = FixedNetwork.Normals(3, rows), forward = new double[rows], backward = new double[columns];

        map.Apply(x, forward);
        map.ApplyTransposed(y, backward);

        for (int i = 0; i < rows; i++) Assert.Equal(Enumerable.Range(0, columns).Sum(j => dense[i, j] * x[j]), forward[i], 12);
        for (int j = 0; j < columns; j++) Assert.Equal(Enumerable.Range(0, rows).Sum(i => dense[i, j] * y[i]), backward[j], 12);
        var (fromRows, fromColumns) = GroupNorms.OfZeroPadded(weights, layer);
        Reference.Close(Enumerable.Range(0, rows).Sum(i => Math.Sqrt(Enumerable.Range(0, columns).Sum(j => dense[i, j] * dense[i, j]))), fromRows, 1e-12);
        Reference.Close(Enumerable.Range(0, columns).Sum(j => Math.Sqrt(Enumerable.Range(0, rows).Sum(i => dense[i, j] * dense[i, j]))), fromColumns, 1e-12);
        Reference.Close(SpectralNorm.Of([.. dense.Cast<double>()], rows, columns), SpectralNorm.OfZeroPadded(weights, layer), 1e-9);
    }

    /// <summary>Oracle: the dense matrix of the convolution with indices modulo the torus; both are exact to rounding.</summary>
    [Theory]
    [InlineData(6, 6, 3, 3, 1, 2)]
    [InlineData(6, 4, 3, 3, 2, 2)]
    [InlineData(9, 6, 3, 1, 3, 1)]
    [InlineData(4, 4, 4, 4, 2, 3)]
    public void TheTorusTakesApartWithAnyStride(int height, int width, int kernelHeight, int kernelWidth, int stride, int channels)
    {
        var layer = Layer(height, width, kernelHeight, kernelWidth, stride, 0, channels);
        double[] weights = FixedNetwork.Normals(4, layer.Count);
        int down = height / stride, across = width / stride, columns = channels * height * width;
        double[] dense = new double[layer.Outputs * down * across * columns];
        ForEach(layer, (o, i, row, column, weight) =>
        {
            for (int p = 0; p < down * across; p++)
            {
                int y = ((p / across * stride) + row) % height, x = ((p % across * stride) + column) % width;
                dense[((((o * down * across) + p) * channels) + i) * height * width + (y * width) + x] += weight;
            }
        }, weights);
        CircularConvolution circular = new(weights, layer, native: true);

        Reference.Close(SpectralNorm.Of(dense, layer.Outputs * down * across, columns), circular.Norm(), 1e-12);
        Assert.Equal(down * across, circular.Outputs);
        var (expectedRows, expectedColumns) = GroupNorms.OfMatrix(dense, layer.Outputs * down * across, columns);
        var (rows, fromColumns) = GroupNorms.OfCircular(weights, layer, circular.Outputs);
        Reference.Close(expectedRows, rows, 1e-12);
        Reference.Close(expectedColumns, fromColumns, 1e-12);
    }

    /// <summary>The convolution with inputs and outputs exchanged is the adjoint but for a reflection of the torus, and has its norm; rounding.</summary>
    [Theory]
    [InlineData(5, 1)]
    [InlineData(5, 12)]
    [InlineData(20, 3)]
    public void TheAdjointHasTheSameNorm(int outputs, int inputs)
    {
        ConvolutionGeometry geometry = new(9, 8, 3, 3, 1, 1);
        WeightLayer layer = new("conv", LayerRole.Body, outputs, inputs, geometry), exchanged = new("conv", LayerRole.Body, inputs, outputs, geometry);
        double[] weights = FixedNetwork.Normals(7, layer.Count), adjoint = new double[layer.Count];
        for (int index = 0; index < weights.Length; index++)
        {
            int tap = index % 9, i = index / 9 % inputs, o = index / 9 / inputs;
            adjoint[(((i * outputs) + o) * 9) + tap] = weights[index];
        }

        foreach (bool native in new[] { false, true })
            Reference.Close(new CircularConvolution(weights, layer, native).Norm(), new CircularConvolution(adjoint, exchanged, native).Norm(), 1e-13);
        Reference.Close(SpectralNorm.OfZeroPadded(weights, layer), SpectralNorm.OfZeroPadded(adjoint, exchanged), 1e-9);
    }

    /// <summary>Reshaped ≤ zero-padded ≤ circular on n + k − 1 for every stride; ≤ √(kernel positions) reshaped for stride 1. 1e-9 is the accuracy of the iteration.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public void TheNormsAreOrdered(int stride, int padding)
    {
        for (ulong seed = 0; seed < 10; seed++)
        {
            var layer = Layer(8, 7, 3, 3, stride, padding, 4);
            double[] weights = FixedNetwork.Normals(10 + seed, layer.Count);
            double reshaped = SpectralNorm.Of(weights, layer.Outputs, layer.Columns);
            double zeroPadded = SpectralNorm.OfZeroPadded(weights, layer), circular = new CircularConvolution(weights, layer, native: false).Norm();

            Assert.InRange(zeroPadded, reshaped * (1 - 1e-9), circular * (1 + 1e-9));
            if (stride == 1) Assert.InRange(circular, zeroPadded * (1 - 1e-9), 3 * reshaped * (1 + 1e-12));
        }
    }

    /// <summary>The layers of the small network on 28 × 28 images, against the same iteration carried to a residual of 1e-11, whose square is far below rounding.</summary>
    [Theory]
    [InlineData(28, 1)]
    [InlineData(14, 8)]
    public void TheIterationHasSettled(int side, int channels)
    {
        WeightLayer layer = new("conv", LayerRole.Body, 8, channels, new ConvolutionGeometry(side, side, 3, 3, 1, 1));
        double[] weights = FixedNetwork.Normals(6, layer.Count);

        Reference.Close(LargestSingularValue.Lanczos(new ConvolutionOperator(weights, layer), 1e-11, 1000).Value, SpectralNorm.OfZeroPadded(weights, layer), 1e-9);
    }

    /// <summary>Lanczos against power iteration, whose value may lie below by the square of its residual over the gap.</summary>
    [Fact]
    public void PowerIterationAgrees()
    {
        var layer = Layer(6, 6, 3, 3, 1, 1, 3);
        double[] weights = FixedNetwork.Normals(5, layer.Count);

        double power = LargestSingularValue.PowerIteration(new ConvolutionOperator(weights, layer), 1e-5, 100_000).Value;

        Reference.Close(SpectralNorm.OfZeroPadded(weights, layer), power, 1e-6);
    }

    private static WeightLayer Layer(int height, int width, int kernelHeight, int kernelWidth, int stride, int padding, int channels) =>
        new("conv", LayerRole.Body, channels + 1, channels, new ConvolutionGeometry(height, width, kernelHeight, kernelWidth, stride, padding));

    private static void ForEach(WeightLayer layer, Action<int, int, int, int, double> entry, double[] weights)
    {
        int kernelHeight = layer.Convolution!.KernelHeight, kernelWidth = layer.Convolution.KernelWidth;
        for (int index = 0; index < weights.Length; index++)
            entry(index / layer.Columns, index % layer.Columns / (kernelHeight * kernelWidth), index / kernelWidth % kernelHeight, index % kernelWidth, weights[index]);
    }

    private static double[,] Dense(double[] weights, WeightLayer layer)
    {
        var geometry = layer.Convolution!;
        int down = geometry.OutputHeight, across = geometry.OutputWidth, size = geometry.InputHeight * geometry.InputWidth;
        double[,] dense = new double[layer.Outputs * down * across, layer.Inputs * size];
        ForEach(layer, (o, i, row, column, weight) =>
        {
            for (int p = 0; p < down * across; p++)
            {
                int y = (p / across * geometry.Stride) + row - geometry.Padding, x = (p % across * geometry.Stride) + column - geometry.Padding;
                if (y >= 0 && y < geometry.InputHeight && x >= 0 && x < geometry.InputWidth)
                    dense[(p * layer.Outputs) + o, (((y * geometry.InputWidth) + x) * layer.Inputs) + i] = weight;
            }
        }, weights);
        return dense;
    }
}
