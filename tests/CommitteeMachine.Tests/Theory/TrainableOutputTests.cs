using System.Text.Json.Serialization;

namespace CommitteeMachine.Tests;

/// <summary>One ReLU unit with a trained output weight.</summary>
public sealed class TrainableOutputTests
{
    private sealed record Case
    {
        public required int L { get; init; }

        [JsonPropertyName("eta")]
        public required double Eta { get; init; }

        [JsonPropertyName("eta_c")]
        public required double OutputEta { get; init; }

        [JsonPropertyName("c0")]
        public required double OutputWeight { get; init; }

        [JsonPropertyName("r0")]
        public required double R0 { get; init; }

        [JsonPropertyName("q0")]
        public required double Q0 { get; init; }

        [JsonPropertyName("alphas")]
        public required double[] Alphas { get; init; }

        [JsonPropertyName("eps_g")]
        public required double[] TestLoss { get; init; }

        public required double[] R1 { get; init; }

        public required double[] Q1 { get; init; }

        [JsonPropertyName("c")]
        public required double[] OutputWeights { get; init; }

        [JsonPropertyName("eps_rel_tolerance")]
        public required double[] Tolerance { get; init; }

        [JsonPropertyName("order_parameter_abs_tolerance")]
        public required double OrderParameterTolerance { get; init; }
    }

    /// <summary>Oracle: reference data, two independent integrations of the one-unit equations in closed form.</summary>
    [Theory]
    [InlineData("P7_relu_c")]
    [InlineData("P7b_relu_c_L256")]
    public void FollowsTheReferenceTrajectory(string name)
    {
        var reference = ReferenceData.Case<Case>(name);
        var model = Create(reference, secondOrder: true);

        for (int p = 0; p < reference.Alphas.Length; p++)
        {
            model.Advance(reference.Alphas[p], CancellationToken.None);
            var (r, q, _) = SimulationTests.Overlaps(model);
            Close.Relative(reference.TestLoss[p], model.TestLoss, reference.Tolerance[p], floor: 1e-14);
            Close.Absolute(reference.R1[p], r[0], reference.OrderParameterTolerance);
            Close.Absolute(reference.Q1[p], q[0], reference.OrderParameterTolerance);
            Close.Absolute(reference.OutputWeights[p], model.OutputWeight, reference.OrderParameterTolerance);
        }
    }

    /// <summary>
    /// Oracle: without the term of order η² and with equal rates, |J|²/N − c² is conserved (a ReLU network is homogeneous); here with one eigenvalue, so that
    /// |J|²/N is Q. To the integration error.
    /// </summary>
    [Fact]
    public void GradientFlowConservesTheBalanceOfTheLayers()
    {
        var model = Create(ReferenceData.Case<Case>("P7_relu_c") with { L = 1 }, secondOrder: false);
        double Balance() => SimulationTests.Overlaps(model).StudentStudent[0] - (model.OutputWeight * model.OutputWeight);
        double before = Balance();

        model.Advance(50, CancellationToken.None);

        Close.Absolute(before, Balance(), 1e-9);
    }

    /// <summary>
    /// Oracle: the equations, for the mean of eight runs at N = 1024: five standard errors and a bias of order 1/N, for which 1 % is allowed (α = 4, where
    /// ε_g of one run scatters by 3 %).
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SimulationAndChainFollowTheEquations(bool chain)
    {
        const int Replicas = 8;
        var (losses, weights) = (new double[Replicas], new double[Replicas]);
        double predictedLoss = 0, predictedWeight = 0;
        for (int replica = 0; replica < Replicas; replica++)
        {
            var streams = new PhiloxStreams(31, replica);
            var task = new GaussianCommittee(new() { Dimension = 1024, HiddenUnits = 1, Eigenvalues = 4, Activation = Activation.Relu }, streams);
            IModel simulation = chain
                ? new CommitteeMachineChain(new() { HiddenUnits = 1, LearningRate = 1, InitScale = 0.3, TrainableOutput = true, StudentOutputScale = 0.5 }, task, streams)
                : new CommitteeMachineSimulation(new() { HiddenUnits = 1, LearningRate = 1, InitScale = 0.3, TrainableOutput = true, StudentOutputScale = 0.5 }, task, streams);
            var theory = new CommitteeMachineOde(
                new() { HiddenUnits = 1, LearningRate = 1, InitScale = 0.3, TrainableOutput = true, StudentOutputScale = 0.5 }, task, streams);
            simulation.Advance(4, CancellationToken.None);
            theory.Advance(4, CancellationToken.None);
            losses[replica] = ((ITestLoss)simulation).TestLoss - theory.TestLoss;
            weights[replica] = ((IOutputWeight)simulation).OutputWeight - theory.OutputWeight;
            predictedLoss += theory.TestLoss / Replicas;
            predictedWeight += theory.OutputWeight / Replicas;
        }

        Vanishes(losses, 0.01 * predictedLoss);
        Vanishes(weights, 0.01 * predictedWeight);
    }

    private static void Vanishes(double[] differences, double bias)
    {
        double mean = differences.Average();
        double standardError = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (differences.Length * (differences.Length - 1)));
        Close.Absolute(0, mean, (5 * standardError) + bias);
    }

    private static CommitteeMachineOde Create(Case reference, bool secondOrder)
    {
        var streams = new PhiloxStreams(0, 0);
        double[][][] Blocks(double total) => [.. Enumerable.Range(0, reference.L).Select(_ => new[] { new[] { total / reference.L } })];
        var options = new CommitteeMachineOdeOptions
        {
            HiddenUnits = 1,
            LearningRate = reference.Eta,
            TrainableOutput = true,
            OutputLearningRate = reference.OutputEta,
            StudentOutputScale = reference.OutputWeight,
            SecondOrder = secondOrder,
            RelativeTolerance = 1e-12,
            InitialOverlaps = new() { StudentTeacher = Blocks(reference.R0), StudentStudent = Blocks(reference.Q0), TeacherTeacher = Blocks(1) },
        };
        return new CommitteeMachineOde(
            options, new GaussianCommittee(new() { Dimension = reference.L, HiddenUnits = 1, Eigenvalues = reference.L, Activation = Activation.Relu }, streams), streams);
    }
}
