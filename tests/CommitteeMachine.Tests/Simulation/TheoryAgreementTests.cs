namespace CommitteeMachine.Tests;

/// <summary>The simulation at N = 1024 against the theory that starts from its overlaps.</summary>
public sealed class TheoryAgreementTests
{
    private const int Dimension = 1024;
    private const int Replicas = 8;

    /// <summary>
    /// Oracle: the closed equations, exact for N → ∞. One run deviates in R and Q by 0.05 to 0.3 /√N (root mean square; 0.03 to 0.1 at η = 0.1);
    /// five times that is allowed for each run. The mean of ε_g over eight runs must lie within five of its standard errors of the mean of the
    /// theories, plus a bias of order 1/N, for which 1 % is allowed. Fixed seeds; σ_J = 0.5 and times that are away from the escape of a single
    /// run.
    /// </summary>
    [Theory]
    [InlineData(1.0, 1, 5, 0.3)]
    [InlineData(1.0, 4, 5, 0.3)]
    [InlineData(1.0, 8, 10, 0.3)]
    [InlineData(0.1, 1, 20, 0.1)]
    [InlineData(0.1, 2, 20, 0.1)]
    [InlineData(0.1, 8, 20, 0.1)]
    public void OrderParametersStayWithinFiniteSizeBands(double learningRate, int blocks, double alpha, double band)
    {
        var (simulated, predicted, deviations) = Run(learningRate, blocks, alpha, initScale: 0.5);

        Assert.All(deviations, deviation => Assert.InRange(deviation * Math.Sqrt(Dimension), 0, 5 * band));
        double[] differences = [.. simulated.Zip(predicted, (s, p) => s - p)];
        double mean = differences.Average();
        double standardError = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (Replicas * (Replicas - 1)));
        Close.Absolute(0, mean, (5 * standardError) + (0.01 * predicted.Average()));
    }

    /// <summary>
    /// Without the η² term the theory must fail the same comparison at η = 1, or the comparison proves nothing: the mean deviates by more than ten
    /// standard errors.
    /// </summary>
    [Fact]
    public void TheoryOfSmallLearningRatesIsRefutedAtLargeOnes()
    {
        var (simulated, predicted, _) = Run(learningRate: 1, blocks: 4, alpha: 5, initScale: 0.5, secondOrder: false);

        double[] differences = [.. simulated.Zip(predicted, (s, p) => s - p)];
        double mean = differences.Average();
        double standardError = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (Replicas * (Replicas - 1)));
        Assert.True(Math.Abs(mean) > 10 * standardError);
    }

    /// <summary>The theory measures the very weights that the simulation starts from: equal to the bit.</summary>
    [Theory]
    [InlineData(1024, 4, 2, 2)]
    [InlineData(60, 60, 3, 2)]
    [InlineData(7, 1, 1, 4)]
    public void TheoryStartsFromTheOverlapsOfTheSimulation(int dimension, int blocks, int students, int teachers)
    {
        var (simulation, theory) = Pair(dimension, blocks, students, teachers, 0.1, 0.01, replica: 3);

        Assert.Equal(simulation.TestLoss, theory.TestLoss);
        Assert.Equal(SimulationTests.Overlaps(simulation).StudentTeacher, SimulationTests.Overlaps(theory).StudentTeacher);
        Assert.Equal(SimulationTests.Overlaps(simulation).StudentStudent, SimulationTests.Overlaps(theory).StudentStudent);
        Assert.Equal(SimulationTests.Overlaps(simulation).TeacherTeacher, SimulationTests.Overlaps(theory).TeacherTeacher);
    }

    [Fact]
    public void ReplicasStartDifferently()
    {
        var (first, _) = Pair(64, 2, 2, 2, 0.1, 0.01, replica: 0);
        var (second, _) = Pair(64, 2, 2, 2, 0.1, 0.01, replica: 1);

        Assert.NotEqual(first.TestLoss, second.TestLoss);
    }

    private static (double[] Simulated, double[] Predicted, double[] Deviations) Run(
        double learningRate, int blocks, double alpha, double initScale, bool secondOrder = true)
    {
        var (simulated, predicted, deviations) = (new double[Replicas], new double[Replicas], new double[Replicas]);
        Parallel.For(0, Replicas, replica =>
        {
            var (simulation, theory) = Pair(Dimension, blocks, 2, 2, learningRate, initScale, replica, secondOrder);
            simulation.Advance(alpha, CancellationToken.None);
            theory.Advance(alpha, CancellationToken.None);
            simulated[replica] = simulation.TestLoss;
            predicted[replica] = theory.TestLoss;
            var (r, q, _) = SimulationTests.Overlaps(simulation);
            var (predictedR, predictedQ, _) = SimulationTests.Overlaps(theory);
            double[] errors = [.. r.Zip(predictedR, (s, p) => s - p), .. q.Zip(predictedQ, (s, p) => s - p)];
            deviations[replica] = Math.Sqrt(errors.Average(error => error * error));
        });
        return (simulated, predicted, deviations);
    }

    private static (CommitteeMachineSimulation Simulation, CommitteeMachineOde Theory) Pair(
        int dimension, int blocks, int students, int teachers, double learningRate, double initScale, int replica, bool secondOrder = true)
    {
        var streams = new PhiloxStreams(20240917, replica);
        var task = new GaussianCommittee(SimulationTests.Data(dimension, teachers, blocks), streams);
        var simulation = new CommitteeMachineSimulation(
            new CommitteeMachineOptions { HiddenUnits = students, LearningRate = learningRate, InitScale = initScale }, task, streams);
        var theory = new CommitteeMachineOde(
            new CommitteeMachineOdeOptions { HiddenUnits = students, LearningRate = learningRate, InitScale = initScale, SecondOrder = secondOrder },
            new GaussianCommittee(SimulationTests.Data(dimension, teachers, blocks), streams),
            streams);
        return (simulation, theory);
    }
}
