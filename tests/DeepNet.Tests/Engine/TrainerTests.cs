using DeepNet.Tests.Support;

namespace DeepNet.Tests.Engine;

public sealed class TrainerTests
{
    private const int Examples = 100;

    [Fact]
    public void TheNumberOfThreadsDoesNotChangeABit()
    {
        float[] one = Train(threads: 1), two = Train(threads: 2), three = Train(threads: 3);
        Assert.Equal(one, two);
        Assert.Equal(one, three);
    }

    [Fact]
    public void TheCutIntoShardsChangesRoundingOnly()
    {
        // Sums of 100 examples in single precision, in another order: 10⁻⁵ of a weight of order one after five steps of Adam at 10⁻³.
        float[] wide = Train(shardLanes: 64), narrow = Train(shardLanes: 16);
        for (int i = 0; i < wide.Length; i++) Assert.Equal(wide[i], narrow[i], 2e-5f);
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        var network = Normalised();
        using var trainer = new Trainer<float>(network, new SoftmaxCrossEntropy<float>(), new Adam<float>(network.Values.Length), Examples);
        var source = new RandomBatch<float>(network, Examples);
        trainer.Step(source, Examples, 1e-3);
        trainer.Evaluate(source, Examples);

        // The least of five: what the runtime allocates once in its own time, as it compiles a method anew, is not the step's.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Allocated()));

        long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            trainer.Step(source, Examples, 1e-3);
            trainer.Evaluate(source, Examples);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void MeasuringAgreesWithTheLossOfAStep()
    {
        var network = Plain();
        using var trainer = new Trainer<float>(network, new SoftmaxCrossEntropy<float>(), new Adam<float>(network.Values.Length), Examples);
        var source = new RandomBatch<float>(network, Examples);
        var measured = trainer.Evaluate(source, Examples);
        var stepped = trainer.Step(source, Examples, 1e-3);
        Assert.Equal(measured.Errors, stepped.Errors);
        Assert.Equal(Examples, measured.Count);

        // The same sums in another order.
        Assert.Equal(measured.MeanLoss, stepped.MeanLoss, 1e-6);
    }

    private static float[] Train(int threads = 1, int shardLanes = 32)
    {
        var network = Normalised();
        using var trainer = new Trainer<float>(network, new SoftmaxCrossEntropy<float>(), new Adam<float>(network.Values.Length), Examples, threads, shardLanes);
        var source = new RandomBatch<float>(network, Examples);
        for (int i = 0; i < 5; i++) trainer.Step(source, Examples, 1e-3);
        return network.Values.Span.ToArray();
    }

    private static Network<float> Normalised() => Nets.Build<float>(new Shape(6, 6, 2), net =>
    {
        int slot = net.Add(new BatchNormalisation<float>("n"), net.Add(new Convolution<float>("a", 8, 3, padding: 1, bias: false), 0));
        slot = net.Add(new RectifiedPower<float>(), slot);
        net.Add(new Linear<float>("b", 10, flatten: true), slot);
    });

    private static Network<float> Plain() => Nets.Build<float>(new Shape(6, 6, 2), net =>
        net.Add(new Linear<float>("b", 10, flatten: true), net.Add(new MaximumPool<float>(2, rectified: true), net.Add(new Convolution<float>("a", 8, 3), 0))));
}
