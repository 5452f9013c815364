namespace CommitteeMachine.Tests;

/// <summary>The reduced chain has the law of the simulation.</summary>
public sealed class ChainLawTests
{
    private const int Replicas = 1500;

    /// <summary>
    /// Oracle: 1500 simulations from the same student and teacher with other examples. Means, variances and the covariance between two times of ε_g and of
    /// every R and Q agree within five standard errors (fixed seeds; errors of second moments from the scatter of the products themselves). N = 24 and η = 1,
    /// so that the fluctuations are large; L = 24 is the case of blocks kept in full, L = 2 that of reduced ones, L = 4 with 18 directions has both.
    /// </summary>
    [Theory]
    [InlineData(2, Activation.Erf, null)]
    [InlineData(24, Activation.Erf, null)]
    [InlineData(2, Activation.Relu, null)]
    [InlineData(4, Activation.Erf, 9)]
    public void MomentsAgreeWithTheSimulation(int blocks, Activation activation, int? directions)
    {
        double[][] simulated = Sample(blocks, activation, directions, chain: false), reduced = Sample(blocks, activation, directions, chain: true);

        int half = simulated[0].Length / 2;
        for (int o = 0; o < half; o++)
        {
            double[] First(double[][] sample, int index) => [.. sample.Select(values => values[index])];
            Agree(First(simulated, o), First(reduced, o));
            Agree(First(simulated, half + o), First(reduced, half + o));
            Agree(Products(First(simulated, o), First(simulated, o)), Products(First(reduced, o), First(reduced, o)));
            Agree(Products(First(simulated, half + o), First(simulated, half + o)), Products(First(reduced, half + o), First(reduced, half + o)));
            Agree(Products(First(simulated, o), First(simulated, half + o)), Products(First(reduced, o), First(reduced, half + o)));
        }
    }

    /// <summary>The same weights: equal but for the rounding of another basis.</summary>
    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(5, 0.3)]
    [InlineData(60, 0.3)]
    [InlineData(5, 0)]
    public void StartsFromTheOverlapsOfTheSimulation(int blocks, double initScale)
    {
        var streams = new PhiloxStreams(9, 2);
        var task = new GaussianCommittee(SimulationTests.Data(60, 2, blocks), streams);
        var simulation = new CommitteeMachineSimulation(new() { HiddenUnits = 3, LearningRate = 0.5, InitScale = initScale }, task, streams);
        var chain = new CommitteeMachineChain(new() { HiddenUnits = 3, LearningRate = 0.5, InitScale = initScale }, task, streams);

        var (r, q, t) = SimulationTests.Overlaps(simulation);
        var (reducedR, reducedQ, reducedT) = SimulationTests.Overlaps(chain);
        Close.Absolute(r, reducedR, 1e-13);
        Close.Absolute(q, reducedQ, 1e-13);
        Close.Absolute(t, reducedT, 1e-13);
        Close.Relative(simulation.TestLoss, chain.TestLoss, 1e-12);
    }

    [Fact]
    public void CuttingAStretchIntoCallsChangesNoBit()
    {
        var (whole, pieces) = (Create(1000), Create(1000));

        whole.Advance(2, CancellationToken.None);
        for (int cut = 0; cut <= 20; cut++)
            pieces.Advance(0.1 * cut, CancellationToken.None);

        Assert.Equal(whole.Time, pieces.Time);
        Assert.Equal(whole.TestLoss, pieces.TestLoss);
    }

    /// <summary>Oracle: the equations, which the chain approaches as 1/√N: at N = 400,000 within 3 % of ε_g after α = 0.5.</summary>
    [Fact]
    public void LargeDimensionsCostNoMore()
    {
        var streams = new PhiloxStreams(1, 0);
        var task = new GaussianCommittee(SimulationTests.Data(400_000, 2, 1), streams);
        var chain = new CommitteeMachineChain(new() { HiddenUnits = 2, LearningRate = 0.5 }, task, streams);
        var theory = new CommitteeMachineOde(new() { HiddenUnits = 2, LearningRate = 0.5 }, task, streams);

        chain.Advance(0.5, CancellationToken.None);
        theory.Advance(0.5, CancellationToken.None);

        Close.Relative(theory.TestLoss, chain.TestLoss, 0.03);
    }

    private static CommitteeMachineChain Create(int dimension)
    {
        var streams = new PhiloxStreams(1, 0);
        return new CommitteeMachineChain(new() { HiddenUnits = 2, LearningRate = 0.5 }, new GaussianCommittee(SimulationTests.Data(dimension, 2, 2), streams), streams);
    }

    private static double[][] Sample(int blocks, Activation activation, int? directions, bool chain)
    {
        var samples = new double[Replicas][];
        Parallel.For(0, Replicas, replica =>
        {
            var streams = new SharedStart(new PhiloxStreams(77, 0), new PhiloxStreams(77, replica));
            var task = new GaussianCommittee(new() { Dimension = 24, HiddenUnits = 2, Eigenvalues = blocks, Activation = activation }, streams);
            IOrderParameters model = chain
                ? new CommitteeMachineChain(new() { HiddenUnits = 2, LearningRate = 1, InitScale = 0.5, TrainableDirections = directions }, task, streams)
                : new CommitteeMachineSimulation(new() { HiddenUnits = 2, LearningRate = 1, InitScale = 0.5, TrainableDirections = directions }, task, streams);
            double[] values = [];
            foreach (double alpha in new[] { 1.0, 3.0 })
            {
                ((IModel)model).Advance(alpha, CancellationToken.None);
                var (r, q, _) = SimulationTests.Overlaps(model);
                values = [.. values, ((ITestLoss)model).TestLoss, .. r, .. q];
            }

            samples[replica] = values;
        });
        return samples;
    }

    private static double[] Products(double[] x, double[] y)
    {
        double meanX = x.Average(), meanY = y.Average();
        return [.. x.Zip(y, (a, b) => (a - meanX) * (b - meanY))];
    }

    private static void Agree(double[] first, double[] second)
    {
        static double Variance(double[] x)
        {
            double mean = x.Average();
            return x.Sum(value => (value - mean) * (value - mean)) / x.Length / (x.Length - 1);
        }

        Close.Absolute(first.Average(), second.Average(), 5 * Math.Sqrt(Variance(first) + Variance(second)));
    }

    /// <summary>The start of one replica with the examples of another.</summary>
    private sealed class SharedStart(RandomStreams start, RandomStreams examples) : RandomStreams
    {
        public override RandomStream Create(string name) => (name is "teacher" or "init" ? start : examples).Create(name);
    }
}
