using System.Runtime.CompilerServices;
using ScalingLab.Sdk;

namespace ScalingLab.NormObservers;

/// <summary>The (2,1) norms of a layer: sums of the ℓ₂ norms of its rows and of its columns.</summary>
internal static class GroupNorms
{
    /// <summary>Of the weights as a matrix, a kernel as out × (in · height · width).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double Rows, double Columns) OfMatrix(ReadOnlySpan<double> weights, int rows, int columns)
    {
        double[] squares = new double[columns];
        double rowSum = 0, columnSum = 0;
        for (int o = 0; o < rows; o++)
        {
            var row = weights.Slice(o * columns, columns);
            double square = 0;
            for (int j = 0; j < columns; j++)
            {
                double element = row[j] * row[j];
                square += element;
                squares[j] += element;
            }

            rowSum += Math.Sqrt(square);
        }

        foreach (double square in squares) columnSum += Math.Sqrt(square);
        return (rowSum, columnSum);
    }

    /// <summary>Of the linear map on feature maps with zeros around the grid.</summary>
    public static (double Rows, double Columns) OfZeroPadded(ReadOnlySpan<double> weights, WeightLayer layer)
    {
        var geometry = layer.Convolution!;
        int taps = geometry.KernelHeight * geometry.KernelWidth;
        var (rowSquares, columnSquares) = Squares(weights, layer);
        double rows = 0, columns = 0;
        double[] row = new double[geometry.OutputHeight * geometry.OutputWidth], column = new double[geometry.InputHeight * geometry.InputWidth];
        for (int o = 0; o < layer.Outputs; o++)
        {
            Array.Clear(row);
            ForEachEntry(geometry, (tap, output, _) => row[output] += rowSquares[(o * taps) + tap]);
            rows += row.Sum(Math.Sqrt);
        }

        for (int i = 0; i < layer.Inputs; i++)
        {
            Array.Clear(column);
            ForEachEntry(geometry, (tap, _, input) => column[input] += columnSquares[(i * taps) + tap]);
            columns += column.Sum(Math.Sqrt);
        }

        return (rows, columns);
    }

    /// <summary>Of the linear map on a torus: every output position has the whole kernel, and an input position the taps of its residue modulo the stride.</summary>
    public static (double Rows, double Columns) OfCircular(ReadOnlySpan<double> weights, WeightLayer layer, long outputs)
    {
        var geometry = layer.Convolution!;
        int taps = geometry.KernelHeight * geometry.KernelWidth, stride = geometry.Stride;
        var (rowSquares, columnSquares) = Squares(weights, layer);
        double rows = 0, columns = 0;
        for (int o = 0; o < layer.Outputs; o++)
        {
            double square = 0;
            for (int q = 0; q < taps; q++) square += rowSquares[(o * taps) + q];
            rows += Math.Sqrt(square);
        }

        double[] residues = new double[stride * stride];
        for (int i = 0; i < layer.Inputs; i++)
        {
            Array.Clear(residues);
            for (int q = 0; q < taps; q++)
                residues[(q / geometry.KernelWidth % stride * stride) + (q % geometry.KernelWidth % stride)] += columnSquares[(i * taps) + q];
            columns += residues.Sum(Math.Sqrt);
        }

        return (rows * outputs, columns * outputs);
    }

    /// <summary>Σ_i W²_oi(q) for each output and tap, and Σ_o W²_oi(q) for each input and tap.</summary>
    private static (double[] Rows, double[] Columns) Squares(ReadOnlySpan<double> weights, WeightLayer layer)
    {
        int taps = layer.Columns / layer.Inputs;
        double[] rows = new double[layer.Outputs * taps], columns = new double[layer.Inputs * taps];
        for (int index = 0; index < weights.Length; index++)
        {
            int q = index % taps, i = index / taps % layer.Inputs, o = index / taps / layer.Inputs;
            double square = weights[index] * weights[index];
            rows[(o * taps) + q] += square;
            columns[(i * taps) + q] += square;
        }

        return (rows, columns);
    }

    private static void ForEachEntry(ConvolutionGeometry geometry, Action<int, int, int> entry)
    {
        for (int q = 0; q < geometry.KernelHeight * geometry.KernelWidth; q++)
        {
            TapRange rows = new(q / geometry.KernelWidth, geometry.Stride, geometry.Padding, geometry.InputHeight, geometry.OutputHeight);
            TapRange columns = new(q % geometry.KernelWidth, geometry.Stride, geometry.Padding, geometry.InputWidth, geometry.OutputWidth);
            for (int row = rows.First; row < rows.End; row++)
            {
                for (int column = columns.First; column < columns.End; column++)
                    entry(q, (row * geometry.OutputWidth) + column, (rows.Input(row) * geometry.InputWidth) + columns.Input(column));
            }
        }
    }
}
