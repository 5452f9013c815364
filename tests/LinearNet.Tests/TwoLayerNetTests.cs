using System.Text.Json;

namespace LinearNet.Tests;

public sealed class TwoLayerNetTests
{
    // Oracle: an independent numpy integration at N = inf, accurate to 5e-7 and 1e-13, for τ = η t; 2e-6 for the extrapolated grids here.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void TheTheoryAgreesWithTheReference(int index)
    {
        var item = Case(index);
        var model = new InfiniteTwoLayerNet(new InfiniteTwoLayerNetOptions { Richness = Number(item, "gamma0"), LearningRate = Number(item, "eta") }, Task(item));
        double[] times = Numbers(item, "t"), losses = Numbers(item, "ninf_gf_loss"), norms = Numbers(item, "ninf_gf_w2");
        for (int i = 0; i < times.Length; i++)
        {
            model.Advance(times[i], CancellationToken.None);
            Assert.Equal(1, model.TestLoss / losses[i], 2e-6);
            Assert.Equal(1, model.WeightNorm / norms[i], 2e-6);
        }
    }

    // Oracle: six replicas of an independent simulation; two means of six are within 5 of their joint standard errors, which are known to 30 %.
    [Fact]
    public void TheSimulationAgreesWithTheReference()
    {
        const int Replicas = 6;
        var item = Case(0);
        double[] times = [.. Numbers(item, "t").Where(t => t <= 200)];
        var curves = new (double Loss, double Norm)[Replicas][];
        Parallel.For(0, Replicas, replica =>
        {
            var net = new TwoLayerNet(
                new TwoLayerNetOptions { Width = 100, Richness = 1, LearningRate = Number(item, "eta") }, Task(item), new PhiloxStreams(1, replica));
            curves[replica] = [.. times.Select(t =>
            {
                net.Advance(t, CancellationToken.None);
                return (net.TestLoss, net.WeightNorm);
            })];
        });
        for (int i = 0; i < times.Length; i++)
        {
            double loss = Numbers(item, "sim_loss")[i], lossError = Numbers(item, "sim_loss_se")[i], norm = Numbers(item, "sim_w2")[i], normError = Numbers(item, "sim_w2_se")[i];
            Assert.InRange(curves.Average(curve => curve[i].Loss) - loss, -5 * Math.Sqrt(2) * lossError, 5 * Math.Sqrt(2) * lossError);
            Assert.InRange(curves.Average(curve => curve[i].Norm) - norm, -5 * Math.Sqrt(2) * normError, 5 * Math.Sqrt(2) * normError);
        }
    }

    // One step by hand on two features: v₂ = Λ w*, w ← w + ηγ₀ A v₂, A ← A + ηγ₀ w v₂ᵀ with the weights before it.
    [Fact]
    public void AStepIsThatOfTheDefinition()
    {
        const int Width = 3;
        const double Rate = 0.1, Richness = 0.7;
        var task = new PowerLawTask(1.5, 0.5, 2);
        double[] lambda = new double[2], power = new double[2];
        task.CopyModes(0, lambda, power);
        double[] hidden = new double[2 * Width], readout = new double[Width];
        var init = new PhiloxStreams(4, 0).Create("init");
        init.FillNormal(hidden);
        init.FillNormal(readout);
        double loss = 0;
        double[] gradient = [.. lambda.Zip(power, (l, p) => l * Math.Sqrt(p / l))];
        double[] after = [.. Enumerable.Range(0, Width).Select(i => (readout[i] + (Rate * Richness * ((hidden[i] * gradient[0]) + (hidden[Width + i] * gradient[1])))) / Math.Sqrt(Width))];
        for (int k = 0; k < 2; k++)
        {
            double change = 0;
            for (int i = 0; i < Width; i++)
            {
                double a = hidden[(k * Width) + i] / Math.Sqrt(Width), w = readout[i] / Math.Sqrt(Width);
                change += ((a + (Rate * Richness * w * gradient[k])) * after[i]) - (a * w);
            }

            double error = Math.Sqrt(power[k] / lambda[k]) - (change / Richness);
            loss += lambda[k] * error * error;
        }

        var net = new TwoLayerNet(new TwoLayerNetOptions { Width = Width, Richness = Richness, LearningRate = Rate }, task, new PhiloxStreams(4, 0));
        net.Advance(1, CancellationToken.None);
        Assert.Equal(loss, net.TestLoss, 13);
    }

    // With a finite batch the mean of the gradient is that of the population: 4 standard errors of 300 replicas after one step from one start.
    [Fact]
    public void BatchesAreUnbiased()
    {
        var task = new PowerLawTask(1.5, 0.5, 20);
        TwoLayerNet Net(double batch, int replica) => new(
            new TwoLayerNetOptions { Width = 5, Richness = 1, LearningRate = 1e-3, Batch = batch }, task, new DataReplica(replica));
        var population = Net(double.PositiveInfinity, 0);
        population.Advance(1, CancellationToken.None);
        double[] losses = [.. Enumerable.Range(0, 300).Select(replica =>
        {
            var net = Net(4, replica);
            net.Advance(1, CancellationToken.None);
            return net.TestLoss;
        })];
        double mean = losses.Average(), error = Math.Sqrt(losses.Sum(loss => (loss - mean) * (loss - mean)) / 299 / 300);

        // The second order of the step adds η² ~ 1e-6 times the noise of the gradient.
        Assert.InRange(mean - population.TestLoss, -4 * error - 1e-4, (4 * error) + 1e-4);
    }

    [Fact]
    public void SaysWhichSizeFits()
    {
        var problem = new TwoLayerNetOptions { Width = 10_000, Richness = 1, LearningRate = 0.1 }.Problem(1_000_000);
        Assert.Contains("a width of 250", problem, StringComparison.Ordinal);
    }

    private static JsonElement Case(int index)
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "ReferenceData", "two-layer-linear-net.json"));
        using var document = JsonDocument.Parse(stream);
        return document.RootElement[index].Clone();
    }

    private static PowerLawTask Task(JsonElement item) => new(Number(item, "alpha"), Number(item, "beta"), (int)Number(item, "M"));

    private static double Number(JsonElement item, string name) => item.GetProperty(name).GetDouble();

    private static double[] Numbers(JsonElement item, string name) => [.. item.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

    private sealed class DataReplica(int replica) : RandomStreams
    {
        public override RandomStream Create(string name) => new PhiloxStreams(2, name == "data" ? replica : 0).Create(name);
    }
}
