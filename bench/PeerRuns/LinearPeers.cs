using static System.FormattableString;
using ScalingLab.Numerics;
using ScalingLab.ProjectedLinearNet;
using ScalingLab.Sdk;

namespace ScalingLab.Bench.PeerRuns;

/// <summary>Projected linear networks against numpy: one SGD step, both mean-field theories, the fast theory, a whole frontier; and how the fast theory's cost grows.</summary>
internal sealed class LinearPeers : IPeerGroup
{
    private const int Width = 512;
    private const int Batch = 32;
    private const int Steps = 200;
    private const double Rate = 0.1;
    private const double Richness = 0.75;
    private const double RelativeStep = 0.02;

    // 48 nodes.
    private static readonly PowerLawFeatures Small = new(new PowerLawFeaturesOptions { Capacity = 1.5, Source = 0.5, Dimension = 1089 });
    private static readonly PowerLawFeatures Large = new(new PowerLawFeaturesOptions { Capacity = 1.5, Source = 0.5, Dimension = 1_000_000_000 });
    private static readonly double[] GrowthTimes = [1e4, 1e6, 1e8];
    private static readonly double[] Widths = [.. Enumerable.Range(6, 31).Select(k => Math.Pow(2, 0.5 * k))];
    private static readonly double[] Times = [.. Enumerable.Range(0, 90).Select(i => Math.Pow(3e8, i / 89.0))];

    public string Script => "linear.py";

    public object Input => new
    {
        sgd = new { width = Width, batch = Batch, rate = Rate, gamma = Richness, dimension = 4096, capacity = 1.5, source = 0.5, steps = Steps },
        small = Modes(Small),
        large = Modes(Large),
        dmft = new { steps = 500, rate = Rate, gamma = Richness, width = 64, batch = 32 },
        offlineDmft = new { steps = 200, rate = Rate, gamma = Richness, width = 64, examples = 64 },
        theory = new { width = 256, gamma = Richness, until = 1e7 * Rate, growth = RelativeStep, noise = Rate / Batch, series = GrowthTimes.Select(time => new { name = Invariant($"theory-{time:0}"), until = time * Rate }) },
        frontier = new { widths = Widths, times = Times },
    };

    public IEnumerable<PeerCase> Cases()
    {
        ProjectedNet net = new(
            new ProjectedNetOptions { Width = Width, Batch = Batch, Richness = Richness, LearningRate = Rate },
            new PowerLawFeatures(new PowerLawFeaturesOptions { Capacity = 1.5, Source = 0.5, Dimension = 4096 }), new PhiloxStreams(1, 0));
        yield return new PeerCase("sgd", $"exact-sampler SGD step N={Width} B={Batch}", Steps, () => Loss(net, net.Time + Steps)) { Bar = 0.12e-3 };
        yield return new PeerCase("dmft", $"DMFT T=500 K={Small.Modes.Count}", 1, () => Loss(
            new MeanFieldNet(new MeanFieldNetOptions { Width = 64, Batch = Batch, Richness = Richness, LearningRate = Rate }, Small), 500)) { Bar = 0.35, MemoryBar = ResponseBytes(500), Agreement = 1e-9 };
        yield return new PeerCase("offline-dmft", $"offline DMFT T=200 K={Small.Modes.Count}", 1, Offline) { Bar = 0.06, MemoryBar = ResponseBytes(200), Agreement = 1e-9 };
        yield return new PeerCase("theory", "theory to t=1e7, B=inf", 1, () => Loss(Theory(256, double.PositiveInfinity, Rate), 1e7)) { Bar = 0.03, Agreement = 1e-6 };
        foreach (double decade in GrowthTimes)
        {
            yield return new PeerCase(Invariant($"theory-{decade:0}"), Invariant($"theory to t=1e{Math.Log10(decade)}, B=inf, one of a series"), 1, () => Loss(Theory(256, double.PositiveInfinity, Rate), decade)) { Agreement = 1e-6 };
        }

        // The same equations, grid and end at the balance of noise and drive: rounding.
        yield return new PeerCase("theory-noisy", $"theory to t=1e7, B={Batch}", 1, () => Loss(Theory(256, Batch, Rate), 1e7)) { Bar = 0.15, Agreement = 1e-6 };
        yield return new PeerCase("frontier", "frontier of 31 widths at 90 times to t=3e8", 1, Frontier) { Bar = 2, Agreement = 1e-6 };
    }

    /// <summary>The responses of all modes as packed triangles.</summary>
    private static double ResponseBytes(int steps) => 4.0 * Small.Modes.Count * steps * steps;

    private static object Modes(PowerLawFeatures task) => new
    {
        eigenvalues = task.Modes.Eigenvalues.ToArray(),
        targetPowers = task.Modes.TargetPowers.ToArray(),
        multiplicities = task.Modes.Multiplicities.ToArray(),
    };

    private static TheoryNet Theory(double width, double batch, double rate) =>
        new(new TheoryNetOptions { Width = width, Batch = batch, Richness = Richness, LearningRate = rate, RelativeStep = RelativeStep }, Large);

    private static double[] Offline()
    {
        OfflineMeanFieldNet net = new(new OfflineMeanFieldNetOptions { Width = 64, TrainingExamples = 64, Richness = Richness, LearningRate = Rate }, Small);
        net.Advance(200, CancellationToken.None);
        return [net.TestLoss, net.TrainLoss];
    }

    private static double[] Frontier()
    {
        double[] last = new double[Widths.Length];
        for (int n = 0; n < last.Length; n++)
        {
            var net = Theory(Widths[n], double.PositiveInfinity, 1);
            foreach (double time in Times) last[n] = Loss(net, time)[0];
        }

        return last;
    }

    private static double[] Loss<TModel>(TModel model, double until)
        where TModel : IModel, ITestLoss
    {
        model.Advance(until, CancellationToken.None);
        return [model.TestLoss];
    }
}
