using System.Globalization;

namespace ProjectedLinearNet.Tests;

public sealed class DmftTests
{
    // Oracle: an independent numpy march, accurate to 2e-8 to 1.2e-7; the quadrature over modes is to be below 1e-6 with 44 nodes or more.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void AgreesWithTheReferenceOnline(int index)
    {
        var item = LinearCase.Of("online_sgd")[index];
        var model = new MeanFieldNet(Options(item), item.Task());
        foreach (var (t, expected) in item.Values("t").Zip(item.Values("dmft")))
        {
            model.Advance(t, CancellationToken.None);
            Close.Relative(expected, model.TestLoss, 1e-6, $"t = {t.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    // Oracle: as above, accurate to 1e-7.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void AgreesWithTheReferenceOffline(int index)
    {
        var item = LinearCase.Of("offline_full_batch_gd")[index];
        var model = new OfflineMeanFieldNet(Offline(item, item["P"]), item.Task());
        var times = item.Values("t");
        for (int i = 0; i < times.Length; i++)
        {
            model.Advance(times[i], CancellationToken.None);
            Close.Relative(item.Values("test_dmft")[i], model.TestLoss, 1e-6, $"test loss {i}");
            Close.Relative(item.Values("train_dmft")[i], model.TrainLoss, 1e-6, $"train loss {i}");
        }
    }

    // Both marches sum the same numbers in another order: rounding over 60 steps.
    [Fact]
    public void InfinitelyManyExamplesAreAnInfiniteBatch()
    {
        var item = LinearCase.Of("offline_full_batch_gd")[0];
        var offline = new OfflineMeanFieldNet(Offline(item, double.PositiveInfinity), item.Task());
        var online = new MeanFieldNet(
            new MeanFieldNetOptions { Width = 64, Richness = item["gamma"], LearningRate = item["eta"], Stability = StabilityPolicy.Warn }, item.Task());
        for (int t = 5; t <= 60; t += 5)
        {
            offline.Advance(t, CancellationToken.None);
            online.Advance(t, CancellationToken.None);
            Close.Relative(online.TestLoss, offline.TestLoss, 1e-12);
            Close.Relative(online.TestLoss, offline.TrainLoss, 1e-12);
        }
    }

    // One step can be done by hand: without the corrections of relative order 1/N and 1/B that the theory drops, the mean of the loss is this.
    [Fact]
    public void TheFirstStepIsThatOfTheMoments()
    {
        const double Rate = 0.2, Batch = 16, Width = 64;
        var task = new PowerLawFeatures(new PowerLawFeaturesOptions { Capacity = 1.5, Source = 0.5, Dimension = 3000 });
        var model = new MeanFieldNet(
            new MeanFieldNetOptions { Width = (int)Width, Batch = Batch, Richness = 0.75, LearningRate = Rate, Stability = StabilityPolicy.Warn }, task);
        double start = task.Modes.TargetPower, trace = task.Modes.Trace;
        double first = task.Modes.Sum((_, eigenvalue, power) => eigenvalue * power), second = task.Modes.Sum((_, eigenvalue, power) => eigenvalue * eigenvalue * power);
        double square = task.Modes.Sum((_, eigenvalue, _) => eigenvalue * eigenvalue);
        double expected = start - (2 * Rate * first) + (Rate * Rate * (second + (start / Batch * square) + (trace / Width * (first + (start / Batch * trace)))));

        model.Advance(1, CancellationToken.None);

        Close.Relative(expected, model.TestLoss, 1e-13);
    }

    [Fact]
    public void ResponsesAreCausalAndCorrelationsPositive()
    {
        var item = LinearCase.Of("online_sgd")[0];
        var march = new OnlineMarch(item.Task().Modes, Options(item));
        march.Reserve(40);
        while (march.Count <= 40) march.Step();
        var random = new PhiloxStreams(1, 0).Create("test");
        double[] x = new double[41];
        for (int trial = 0; trial < 20; trial++)
        {
            random.FillNormal(x);
            double form = 0;
            for (int t = 0; t <= 40; t++)
                for (int s = 0; s <= 40; s++) form += x[t] * march.Gradients[Math.Max(t, s), Math.Min(t, s)] * x[s];
            Assert.True(form > 0);
        }

        // Responses are lower triangles and correlations symmetric by the way they are stored.
        for (int t = 0; t <= 40; t++) Assert.Equal(1, march.Transfer[t, t]);
    }

    // Acceptance: features that nothing learns so soon enter by their sums alone. Of 10⁴ instead of 10⁶ features 1e-4 of the target is missing, of which η λ t < 1e-6 is
    // learned, and 1e-4 of the trace, whose effect falls with the width: at N = 64 it is 5 % of that part, here below 1e-4 of it.
    [Fact]
    public void MoreFeaturesOnlyAddTheirSums()
    {
        static double Loss(PowerLawFeatures task)
        {
            var net = new MeanFieldNet(new MeanFieldNetOptions { Width = 100_000, Richness = 0.75, LearningRate = 0.1 }, task);
            net.Advance(50, CancellationToken.None);
            return net.TestLoss;
        }

        var options = new PowerLawFeaturesOptions { Capacity = 2, Source = 0.5, Dimension = 10_000 };
        PowerLawFeatures few = new(options), many = new(options with { Dimension = 1_000_000 });
        Close.Relative(many.Modes.TargetPower - few.Modes.TargetPower, Loss(many) - Loss(few), 1e-3);
    }

    [Fact]
    public void TheLossFallsMonotonicallyWithAnInfiniteBatch()
    {
        var item = LinearCase.Of("online_sgd")[4];
        var march = new OnlineMarch(item.Task().Modes, Options(item));
        march.Reserve(100);
        while (march.Count <= 100) march.Step();
        for (int t = 1; t <= 100; t++) Assert.True(march.Losses[t] < march.Losses[t - 1]);
    }

    // The bar is the memory of the responses of all modes as packed triangles, 4 K T² bytes. All that is ever allocated counts here, also what rows outgrew on the way.
    [Fact]
    public void TheMatricesTakeLessThanTheResponsesWould()
    {
        const int Steps = 300;
        var item = LinearCase.Of("online_sgd")[0];
        int modes = item.Task().Modes.Count;
        Assert.InRange(modes, 44, 64);
        Assert.InRange(Allocated(new MeanFieldNet(Options(item), item.Task())), 1, 4L * modes * Steps * Steps);
        item = LinearCase.Of("offline_full_batch_gd")[0];
        modes = item.Task().Modes.Count;
        Assert.InRange(Allocated(new OfflineMeanFieldNet(Offline(item, item["P"]), item.Task())), 1, 4L * modes * Steps * Steps);

        static long Allocated(IModel model)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int t = 1; t <= Steps; t += t < 10 ? 1 : 10) model.Advance(t, CancellationToken.None);
            model.Advance(Steps, CancellationToken.None);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void SaysHowManyStepsFitIntoMemory()
    {
        var item = LinearCase.Of("online_sgd")[0];
        var model = new MeanFieldNet(Options(item), item.Task());
        var failure = Assert.Throws<RunFailedException>(() => model.Advance(1e5, CancellationToken.None));
        Assert.Contains(MeanFieldMarch.LargestTime(item.Task().Modes.Count).ToString(CultureInfo.InvariantCulture), failure.Message, StringComparison.Ordinal);
    }

    internal static MeanFieldNetOptions Options(LinearCase item) => new()
    {
        Width = (int)item["N"],
        Batch = item["B"],
        Richness = item["gamma"],
        LearningRate = item["eta"],
        Stability = StabilityPolicy.Warn,
    };

    internal static OfflineMeanFieldNetOptions Offline(LinearCase item, double examples) => new()
    {
        Width = (int)item["N"],
        TrainingExamples = examples,
        Richness = item["gamma"],
        LearningRate = item["eta"],
        Stability = StabilityPolicy.Warn,
    };
}
