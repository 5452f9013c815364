using MathNet.Numerics.LinearAlgebra;
using ScalingLab.NormObservers;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.Bench.Limits;

/// <summary>
/// All norms at one log point of the small convolutional network on 28 × 28 images (106 954 parameters), against MathNet's singular values of the same
/// matrices alone. The project holds itself to 5 ms a log point for the kernels as matrices, 200 log points a second.
/// </summary>
internal sealed class NormLimits : ILimitGroup
{
    public IEnumerable<LimitKernel> Kernels()
    {
        Network network = new();
        NormObserver norms = new(network, new NormOptions());
        OperatorNormObserver operators = new(network, new OperatorNormOptions()), circular = new(network, new OperatorNormOptions { Convolution = ConvolutionNorm.Circular });
        Matrix<double>[] matrices = [.. network.Layers.Select((layer, index) => Matrix<double>.Build.DenseOfRowMajor(layer.Outputs, layer.Columns, network.Weights[index]))];
        void Baseline() => Array.ForEach(matrices, matrix => matrix.Svd(computeVectors: false));
        yield return new LimitKernel("norms cnn-s reshaped", "log points/s", 1, () => norms.Observe(Discard.Instance), 1, Baseline) { Budget = 2 };
        yield return new LimitKernel("norms cnn-s zero-padded", "log points/s", 1, () => operators.Observe(Discard.Instance), 1, Baseline) { Budget = 2 };
        yield return new LimitKernel("norms cnn-s circular", "log points/s", 1, () => circular.Observe(Discard.Instance), 1, Baseline) { Budget = 2 };
    }

    private sealed class Network : ILayers
    {
        public Network() => Weights = [.. Layers.Select(layer => RandomMatrices.Double(layer.Outputs, layer.Columns))];

        public IReadOnlyList<WeightLayer> Layers { get; } =
        [
            new("conv1", LayerRole.Stem, 8, 1, new ConvolutionGeometry(28, 28, 3, 3, 1, 1)),
            new("conv2", LayerRole.Body, 16, 8, new ConvolutionGeometry(14, 14, 3, 3, 1, 1)),
            new("conv3", LayerRole.Body, 32, 16, new ConvolutionGeometry(7, 7, 3, 3, 1, 1)),
            new("fc1", LayerRole.Body, 64, 1568),
            new("fc2", LayerRole.Head, 10, 64),
        ];

        public double[][] Weights { get; }

        public int OtherParameters => 130;

        public bool HasInitialWeights => false;

        public void CopyWeights(int layer, Span<double> weights) => Weights[layer].CopyTo(weights);

        public void CopyInitialWeights(int layer, Span<double> weights) => throw new InvalidOperationException();

        public void CopyBatchNormScales(int layer, Span<double> scales) => throw new InvalidOperationException();

        public void CopyOtherParameters(Span<double> parameters) => parameters.Fill(0.1);
    }

    private sealed class Discard : IRecorder
    {
        public static Discard Instance { get; } = new();

        public double Time => 0;

        public void Record(string observable, double value)
        {
        }

        public void Record(string observable, ReadOnlySpan<double> values, params ReadOnlySpan<int> shape)
        {
        }
    }
}
