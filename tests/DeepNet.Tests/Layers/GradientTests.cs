using DeepNet.Tests.Support;

namespace DeepNet.Tests.Layers;

/// <summary>
/// Every layer against finite differences in double precision. The central difference over ±h, h = 10⁻⁵, is exact to about h² = 10⁻¹⁰ for functions of
/// order one and to 10⁻¹⁶/h = 10⁻¹¹ in rounding; 10⁻⁶ of the largest gradient of the parameter is what is asked for. Layers without parameters are tested through those
/// before them, which see the gradient that the layer hands back. 37 examples in shards of 16 leave one shard partly empty.
/// </summary>
public sealed class GradientTests
{
    private const int Examples = 37;
    private const double Step = 1e-5;

    [Fact]
    public void Linear() => Check(new Shape(1, 1, 7), net => net.Add(new Linear<double>("b", 3, scale: 0.7), net.Add(new Linear<double>("a", 5), 0)));

    [Fact]
    public void LinearOfAllPositions() =>
        Check(new Shape(2, 3, 4), net => net.Add(new Linear<double>("b", 3, flatten: true), net.Add(new Linear<double>("a", 5, bias: false), 0)));

    [Theory]
    [InlineData(3, 1, 1)]
    [InlineData(3, 2, 1)]
    [InlineData(1, 2, 0)]
    [InlineData(2, 2, 0)]
    [InlineData(5, 3, 2)]
    [InlineData(4, 1, 0)]
    public void Convolution(int kernel, int stride, int padding) => Check(new Shape(7, 5, 3), net =>
    {
        int slot = net.Add(new Convolution<double>("a", 6, 3, padding: 1), 0);
        slot = net.Add(new Convolution<double>("b", 11, kernel, stride, padding, scale: 0.5), slot);
        net.Add(new Linear<double>("c", 3, flatten: true), slot);
    });

    [Fact]
    public void MaximumPoolThatLeavesPixelsOver() => CheckBehindConvolution(new Shape(7, 5, 2), new MaximumPool<double>(2));

    [Fact]
    public void RectifiedMaximumPool() => CheckBehindConvolution(new Shape(6, 6, 2), new MaximumPool<double>(3, rectified: true));

    [Fact]
    public void AveragePool() => CheckBehindConvolution(new Shape(7, 6, 2), new AveragePool<double>(2));

    [Fact]
    public void AverageOverAllPixels() => CheckBehindConvolution(new Shape(4, 5, 2), new AveragePool<double>());

    [Theory]
    [InlineData(1.0)]
    [InlineData(1.5)]
    [InlineData(2.0)]
    [InlineData(3.0)]
    public void RectifiedPower(double power) => CheckBehindConvolution(new Shape(4, 4, 2), new RectifiedPower<double>(power, 1.3));

    [Fact]
    public void Gelu() => CheckBehindConvolution(new Shape(5, 4, 2), new Gelu<double>());

    // A bias before a batch norm, or in the keys of attention, has no effect; there is none here.
    [Fact]
    public void BatchNormalisation() => CheckBehindConvolution(new Shape(4, 4, 2), new BatchNormalisation<double>("n"), bias: false);

    [Fact]
    public void TwoBatchNormalisations() => Check(new Shape(4, 4, 2), net =>
    {
        int slot = net.Add(new Convolution<double>("a", 5, 3, padding: 1, bias: false), 0);
        slot = net.Add(new RectifiedPower<double>(), net.Add(new BatchNormalisation<double>("n"), slot));
        slot = net.Add(new BatchNormalisation<double>("m"), net.Add(new Convolution<double>("b", 4, 3, bias: false), slot));
        net.Add(new Linear<double>("c", 3, flatten: true), slot);
    });

    [Fact]
    public void LayerNormalisation() => CheckBehindConvolution(new Shape(4, 4, 2), new LayerNormalisation<double>("n"));

    [Fact]
    public void ResidualSum() => Check(new Shape(5, 5, 4), net =>
    {
        int stem = net.Add(new Convolution<double>("a", 4, 3, padding: 1), 0);
        int branch = net.Add(new Convolution<double>("c", 4, 3, padding: 1), net.Add(new Gelu<double>(), net.Add(new Convolution<double>("b", 4, 3, padding: 1), stem)));
        net.Add(new Linear<double>("d", 3, flatten: true), net.Add(new Sum<double>(), stem, branch));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Attention(bool causal) => Check(new Shape(1, 6, 5), net =>
    {
        int q = net.Add(new Linear<double>("q", 8), 0), k = net.Add(new Linear<double>("k", 8, bias: false), 0), v = net.Add(new Linear<double>("v", 8), 0);
        net.Add(new Linear<double>("o", 3), net.Add(new Attention<double>(2, causal), q, k, v));
    });

    [Fact]
    public void AttentionWithOneInput() => Check(new Shape(1, 5, 5), net =>
    {
        int x = net.Add(new Linear<double>("x", 4), 0);
        net.Add(new Linear<double>("o", 3), net.Add(new Attention<double>(2, scale: 0.9), x, x, x));
    });

    // The same activations are dropped at every evaluation: the streams go back to their beginning.
    [Fact]
    public void Dropout() => CheckBehindConvolution(new Shape(4, 4, 2), new Dropout<double>(0.4, new PhiloxStreams(6, 0), "dropout"));

    [Fact]
    public void DropoutKeepsTheMeanAndIsOffInMeasurements()
    {
        Dropout<double> layer = new(0.4, new PhiloxStreams(6, 0), "dropout");
        Network<double> network = new(new Shape(1, 1, 1000));
        network.Add(layer, 0);
        network.Complete();
        Assert.Equal(Outputs(network, training: false), Inputs(1000 * 16));
        double[] dropped = Outputs(network, training: true);

        // 16 000 activations of 1, each 1/0.6 with probability 0.6: five standard errors of √(0.4/0.6)/√16000.
        Assert.Equal(1, dropped.Average(), 5 * Math.Sqrt(0.4 / 0.6 / dropped.Length));
        Assert.All(dropped, value => Assert.True(value is 0 or 1 / 0.6));
    }

    [Fact]
    public void Embedding() => Check(new Shape(1, 4, 1), net => net.Add(new Linear<double>("a", 3), net.Add(new Embedding<double>("e", 6, 5), 0)), tokens: 6);

    [Fact]
    public void ClassTokenAndSelection() => Check(new Shape(2, 2, 3), net =>
    {
        int slot = net.Add(new ClassToken<double>("t"), net.Add(new Linear<double>("a", 4), 0));
        slot = net.Add(new Attention<double>(1), slot, slot, slot);
        net.Add(new Linear<double>("b", 3), net.Add(new SelectPosition<double>(0), slot));
    });

    [Fact]
    public void HalfSquaredError() => Check(new Shape(1, 1, 7), net => net.Add(new Linear<double>("a", 5), 0), new HalfSquaredError<double>());

    [Fact]
    public void CentredLoss()
    {
        static void Add(Network<double> net) => net.Add(new Linear<double>("a", 3), 0);
        var frozen = Nets.Build<double>(new Shape(1, 1, 4), Add);
        foreach (ref double value in frozen.Values.Span) value *= 0.5;
        frozen.Prepare();
        Check(new Shape(1, 1, 4), Add, new CentredLoss<double>(new SoftmaxCrossEntropy<double>(), frozen));
    }

    private static void CheckBehindConvolution(Shape input, Layer<double> layer, bool bias = true) => Check(input, net =>
        net.Add(new Linear<double>("z", 3, flatten: true), net.Add(layer, net.Add(new Convolution<double>("a", 5, 3, padding: 1, bias: bias), 0))));

    private static void Check(Shape input, Action<Network<double>> add, ILoss<double>? loss = null, int tokens = 1)
    {
        var network = Nets.Build(input, add);
        var source = new RandomBatch<double>(network, Examples, tokens);
        using var trainer = new Trainer<double>(
            network, loss ?? new SoftmaxCrossEntropy<double>(), new StochasticGradientDescent<double>(network.Values.Length), Examples, shardLanes: 16);
        RandomStream[] streams = [.. network.Layers.SelectMany(layer => layer.Streams).Select(named => named.Stream)];
        RandomStreamPosition[] beginnings = [.. streams.Select(stream => stream.Position)];
        trainer.Differentiate(source, Examples);
        double[] gradient = trainer.LastGradient();
        foreach (var parameter in network.Parameters)
        {
            double largest = Enumerable.Range(parameter.Offset, parameter.Length).Max(i => Math.Abs(gradient[i]));
            Assert.True(largest > 1e-8, $"{parameter.Name} has no gradient");
            for (int i = 0; i < parameter.Length; i += Math.Max(1, parameter.Length / 24))
            {
                ref double value = ref network.ValuesOf(parameter)[i];
                double kept = value;
                double Loss(double shifted, ref double target)
                {
                    target = shifted;
                    for (int s = 0; s < streams.Length; s++) streams[s].Position = beginnings[s];
                    trainer.Invalidate();
                    return trainer.Differentiate(source, Examples).MeanLoss;
                }

                double difference = (Loss(kept + Step, ref value) - Loss(kept - Step, ref value)) / (2 * Step);
                value = kept;
                Assert.True(
                    Math.Abs(difference - gradient[parameter.Offset + i]) <= 1e-6 * Math.Max(largest, 1e-3),
                    $"{parameter.Name}[{i}]: {gradient[parameter.Offset + i]} by the layers, {difference} by differences");
            }
        }
    }

    private static double[] Inputs(int count) => [.. Enumerable.Repeat(1.0, count)];

    private static unsafe double[] Outputs(Network<double> network, bool training)
    {
        Frame<double> frame = new(network, 0, 16, training) { Training = training };
        frame.Resize(16);
        int count = network.Output.Size * frame.Lanes;
        Inputs(count).CopyTo(new Span<double>(frame.Input, count));
        network.Forward(frame);
        return new Span<double>(frame.Value(network.Slots.Count - 1), count).ToArray();
    }
}
