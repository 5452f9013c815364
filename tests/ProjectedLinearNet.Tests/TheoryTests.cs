namespace ProjectedLinearNet.Tests;

public sealed class TheoryTests
{
    // Oracle: independent numpy recursion over other nodes, accurate to 1e-8; 1e-6 is what the quadrature promises.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void DiscreteDescentAgreesWithTheReference(int index)
    {
        var item = LinearCase.Of("N_B_infinite")[index];
        var model = new InfiniteNet(Infinite(item["eta"], item["gamma"], StepDynamics.Discrete), item.Task());
        double[] times = item.Values("t");
        for (int i = 0; i < times.Length; i++)
        {
            model.Advance(times[i], CancellationToken.None);
            Close.Relative(item.Values("loss_discrete")[i], model.TestLoss, 1e-6, $"loss {i}");
            Close.Relative(item.Values("rho_discrete")[i], model.WeightNorm, 1e-6, $"norm {i}");
        }
    }

    // Oracle: independent integration, accurate to 1.3e-5 and 1.8e-5.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void GradientFlowAgreesWithTheReference(int index)
    {
        var item = LinearCase.Of("N_B_infinite")[index];
        var model = new InfiniteNet(Infinite(1, item["gamma"], StepDynamics.GradientFlow), item.Task(item["M_gradient_flow"]));
        foreach (var (tau, expected) in item.Values("tau").Zip(item.Values("loss_gradient_flow")))
        {
            model.Advance(tau, CancellationToken.None);
            Close.Relative(expected, model.TestLoss, 3e-5, $"tau = {tau}");
        }
    }

    // Oracle: independent contour integration at N = 128, B = inf, accurate to 6e-7; the plateau is a closed form.
    [Fact]
    public void FiniteWidthAgreesWithTheReference()
    {
        var item = LinearCase.Of("gradient_flow_finite_N_Binf")[0];
        var model = new TheoryNet(new TheoryNetOptions { Width = item["N"], Richness = item["gamma"], LearningRate = 1, RelativeStep = 0.01 }, item.Task());
        foreach (var (tau, expected) in item.Values("tau").Zip(item.Values("theory")))
        {
            model.Advance(tau, CancellationToken.None);
            Close.Relative(expected, model.TestLoss, 1e-5, $"tau = {tau}");
        }

        Close.Relative(item["plateau_t_inf"], new DeterministicEquivalent(item.Task().Modes, item["N"]).Floor, 1e-7);
    }

    // The moments of the measure are sums over modes; the contour is accurate to 1e-7.
    [Theory]
    [InlineData(1.5, 0.5, 16)]
    [InlineData(2, 1.2, 64)]
    [InlineData(2, 1.8, 512)]
    public void TheMeasureHasItsMoments(double capacity, double source, double width)
    {
        var modes = ModeQuadrature.PowerLaw(capacity, source, 1_000_000);
        var measure = SignalMeasure.FiniteWidth(modes, width);
        double mass = 0, mean = 0;
        for (int j = 0; j < measure.Nodes.Length; j++)
        {
            mass += measure.Signal[j].Real;
            mean += (measure.Signal[j] * measure.Nodes[j]).Real;
        }

        Close.Relative(modes.TargetPower - measure.Floor, mass, 1e-6);
        Close.Relative(modes.Sum((_, eigenvalue, power) => eigenvalue * power), mean, 1e-6);
    }

    // At richness 0 and N = B = inf every mode decays alone.
    [Fact]
    public void TheLazyLimitIsGeometric()
    {
        var task = Task(1.5, 0.5, 10_000);
        var model = new InfiniteNet(Infinite(0.3, 0, StepDynamics.Discrete), task);
        model.Advance(500, CancellationToken.None);
        double expected = 0;
        double[] eigenvalue = new double[1], power = new double[1];
        for (int k = 0; k < 10_000; k++)
        {
            task.CopyModes(k, eigenvalue, power);
            expected += power[0] * Math.Pow(1 - (0.3 * eigenvalue[0]), 1000);
        }

        Close.Relative(expected, model.TestLoss, 1e-7);
    }

    // N = B = P = inf of both mean-field theories is the discrete recursion: rounding over 100 steps.
    [Fact]
    public void TheMeanFieldTheoriesEndInTheDiscreteRecursion()
    {
        var task = Task(1.5, 0.5, 4096);
        var options = Infinite(0.1, 1, StepDynamics.Discrete);
        foreach (var march in (MeanFieldMarch[])[new OnlineMarch(task.Modes, options), new OfflineMarch(task.Modes, options)])
        {
            var descent = new InfiniteDescent(task.Modes, options.LearningRate, options.Richness);
            march.Reserve(100);
            march.Step();
            for (int t = 1; t <= 100; t++)
            {
                march.Step();
                descent.Step();
                Close.Relative(descent.Loss, march.Losses[t], 1e-12, $"t = {t}");
            }
        }
    }

    // With a finite batch the fast theory is the flow of small steps: below 1 % from the mean-field theory at t ≥ 100.
    [Theory]
    [InlineData(1.5, 0.5, 0.05)]
    [InlineData(2, 1.8, 0.1)]
    public void TheFastTheoryFollowsTheMeanFieldTheory(double capacity, double source, double rate)
    {
        var task = Task(capacity, source, 10_000);
        var fast = new TheoryNet(new TheoryNetOptions { Width = 64, Batch = 8, Richness = 0.75, LearningRate = rate }, task);
        var exact = new MeanFieldNet(
            new MeanFieldNetOptions { Width = 64, Batch = 8, Richness = 0.75, LearningRate = rate, Stability = StabilityPolicy.Warn }, task);
        foreach (double t in (double[])[100, 150, 200])
        {
            fast.Advance(t, CancellationToken.None);
            exact.Advance(t, CancellationToken.None);
            Close.Relative(exact.TestLoss, fast.TestLoss, 0.01, $"t = {t}");
        }
    }

    // The balance of noise and drive is a fixed point of the flow: what was reached stays, however long it is watched and with whatever step it was reached. It is
    // reached at about t = 10⁴ N/8; a steady loss at two late times is one number up to the threshold of 10⁻⁹ a step.
    [Theory]
    [InlineData(8, 0.02)]
    [InlineData(8, 0.1)]
    [InlineData(32, 0.02)]
    [InlineData(64, 0.05)]
    public void TheNoisePlateauIsSteady(double width, double step)
    {
        var task = Task(2, 2.5, 100_000_000);
        TheoryNet Net(double relative) => new(new TheoryNetOptions { Width = width, Batch = 1, Richness = 0.75, LearningRate = 0.1, RelativeStep = relative }, task);
        TheoryNet net = Net(step), fine = Net(0.01);
        net.Advance(3e6, CancellationToken.None);
        double loss = net.TestLoss, norm = net.WeightNorm;
        net.Advance(1e8, CancellationToken.None);
        fine.Advance(3e6, CancellationToken.None);
        Close.Relative(loss, net.TestLoss, 1e-6);
        Close.Relative(norm, net.WeightNorm, 1e-6);
        Close.Relative(fine.TestLoss, loss, 1e-5);
    }

    // The result must not depend on where it is observed: the grid is fixed, and a partial step from it is of second order.
    [Fact]
    public void ObservingDoesNotDisturb()
    {
        var task = Task(1.5, 0.5, 100_000);
        TheoryNet Net() => new(new TheoryNetOptions { Width = 64, Batch = 8, Richness = 0.75, LearningRate = 0.1 }, task);
        TheoryNet once = Net(), often = Net();
        for (int t = 1; t <= 100; t++) often.Advance(3.7 * t, CancellationToken.None);
        once.Advance(3.7 * 100, CancellationToken.None);
        Assert.Equal(once.TestLoss, often.TestLoss);
    }

    // Measured local slopes of the specification at tau 1e6 to 1e7, within 0.01 of chi; the width where features stop is far beyond.
    [Theory]
    [InlineData(0.2, 0.3333)]
    [InlineData(0.4, 0.5714)]
    [InlineData(0.6, 0.75)]
    [InlineData(0.8, 0.8889)]
    [InlineData(1.2, 1.2)]
    public void TheLossFallsAsPredicted(double source, double exponent)
    {
        var model = new InfiniteNet(Infinite(1, 1, StepDynamics.GradientFlow), Task(2, source, 1_000_000_000_000));
        model.Advance(1e6, CancellationToken.None);
        double early = model.TestLoss;
        model.Advance(1e7, CancellationToken.None);
        Assert.InRange(Math.Log10(early / model.TestLoss), exponent - 0.01, exponent + 0.01);
    }

    private static PowerLawFeatures Task(double capacity, double source, long dimension) =>
        new(new PowerLawFeaturesOptions { Capacity = capacity, Source = source, Dimension = dimension });

    private static InfiniteNetOptions Infinite(double rate, double richness, StepDynamics dynamics) =>
        new() { LearningRate = rate, Richness = richness, Dynamics = dynamics, Stability = StabilityPolicy.Warn };
}
