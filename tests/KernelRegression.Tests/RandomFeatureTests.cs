using ScalingLab.KernelRegression;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace KernelRegression.Tests;

public sealed class RandomFeatureTests
{
    private static readonly PowerLawTask Task = new(600, 0.8);

    [Theory]
    [InlineData(40, 160, 0.0)]
    [InlineData(160, 40, 0.0)]
    [InlineData(80, 80, 0.01)]
    [InlineData(60, 0, 0.0)]
    [InlineData(60, 0, 0.05)]
    public void Simulation_and_theory_agree(int examples, int features, double ridge)
    {
        // Two independent computations: exact regressions on drawn features and examples, and the deterministic equivalent, whose corrections are of order 1/min(P, N).
        // 60 seeds leave a statistical error of about 1.5 %; 6 % are allowed.
        int? n = features == 0 ? null : features;
        double simulated = Enumerable.Range(0, 60).Average(seed => Loss(new RandomFeatureRegression(new() { Features = n, Ridge = ridge }, Task, new PhiloxStreams(7, seed)), examples));
        double theory = Loss(new RandomFeatureTheory(new() { Features = n, Ridge = ridge }, Task), examples);

        Assert.Equal(1, simulated / theory, 0.06);
    }

    [Fact]
    public void Infinitely_many_examples_are_the_limit_of_the_theory()
    {
        double simulated = Enumerable.Range(0, 60).Average(seed => Loss(new PopulationRegression(Task, new PhiloxStreams(7, seed)), 50));
        double theory = Loss(new RandomFeatureTheory(new() { Features = 50 }, Task), 1e12);

        Assert.Equal(1, simulated / theory, 0.05);
        Assert.Equal(1, Loss(new RandomFeatureTheory(new() { Features = 1e12 }, Task), 50) / Loss(new RandomFeatureTheory(new(), Task), 50), 1e-6);
    }

    [Fact]
    public void The_four_regimes_have_the_exponents_of_Bahri_et_al()
    {
        // Oracle: Bahri et al. 2021: resolution-limited exponent a_K = 0.8 in P and in N, variance-limited exponent 1 in both (arXiv 2102.06701, Sec. 3). The spectrum ends at
        // M = 200000, which takes (N/M)^0.8 = 0.4 % off at N = 200; the variance-limited excess is N/(P - N), 1.6 % steeper than 1/P at P = 64 N.
        var task = new PowerLawTask(200_000, 0.8);
        double Slope(Func<double, double> loss, double from, double to) => Math.Log(loss(to) / loss(from)) / Math.Log(to / from);
        double Theory(double p, double n) => Loss(new RandomFeatureTheory(new() { Features = double.IsInfinity(n) ? null : n }, task), p);
        double inN = Theory(1e15, 20), inP = Theory(20, double.PositiveInfinity);

        Assert.Equal(-0.8, Slope(p => Theory(p, double.PositiveInfinity), 100, 200), 0.02);
        Assert.Equal(-0.8, Slope(n => Theory(1e15, n), 100, 200), 0.02);
        Assert.Equal(-1, Slope(p => Theory(p, 20) - inN, 1280, 5120), 0.02);
        Assert.Equal(-1, Slope(n => Theory(20, n) - inP, 1280, 5120), 0.02);
    }

    [Fact]
    public void As_many_features_as_modes_and_more_examples_learn_the_target()
    {
        var task = new PowerLawTask(5, 1);

        Assert.Equal(0, Loss(new RandomFeatureRegression(new() { Features = 5 }, task, new PhiloxStreams(1, 0)), 50), 1e-18);
        Assert.Equal(0, Loss(new RandomFeatureRegression(new(), task, new PhiloxStreams(1, 0)), 50), 1e-18);
        Assert.Contains("learn all 5 modes", Assert.Throws<RunFailedException>(() => Loss(new RandomFeatureTheory(new(), task), 50)).Message, StringComparison.Ordinal);
        Assert.Contains("learn the target exactly", Assert.Throws<RunFailedException>(() => Loss(new PopulationRegression(task, new PhiloxStreams(1, 0)), 5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_examples_do_not_depend_on_how_a_stretch_is_cut()
    {
        var often = new RandomFeatureRegression(new() { Features = 30 }, Task, new PhiloxStreams(3, 1));
        often.Advance(7, default);
        _ = often.TestLoss;
        often.Advance(12.5, default);
        var once = new RandomFeatureRegression(new() { Features = 30 }, Task, new PhiloxStreams(3, 1));
        once.Advance(13, default);

        Assert.Equal(13, often.Time);
        Assert.Equal(once.TestLoss, often.TestLoss, 1e-12 * once.TestLoss);
    }

    [Fact]
    public void Without_examples_nothing_is_learned_and_the_peak_is_refused()
    {
        Assert.Equal(Task.Modes.TargetPower, new RandomFeatureRegression(new() { Features = 30 }, Task, new PhiloxStreams(3, 1)).TestLoss, 1e-12);
        Assert.Equal(Task.Modes.TargetPower, new RandomFeatureTheory(new(), Task).TestLoss);
        Assert.Contains("diverges", Assert.Throws<RunFailedException>(() => Loss(new RandomFeatureTheory(new() { Features = 40 }, Task), 40)).Message, StringComparison.Ordinal);
    }

    private static double Loss<TModel>(TModel model, double time)
        where TModel : IModel, ITestLoss
    {
        model.Advance(time, default);
        return model.TestLoss;
    }
}
