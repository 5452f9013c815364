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

        [JsonPropertyName("fit_window")]
        public double[]? FitWindow { get; init; }

        [JsonPropertyName("fit_points")]
        public int FitPoints { get; init; }

        [JsonPropertyName("fit_exponent")]
        public double FitExponent { get; init; }

        [JsonPropertyName("fit_abs_tolerance")]
        public double FitTolerance { get; init; }
    }

    /// <summary>Oracle: reference data, two independent integrations of the one-unit equations in closed form.</summary>
    [Theory]
    [InlineData("P7_relu_c")]
    [InlineData("P7b_relu_c_L256")]
    public void FollowsTheReferenceTrajectory(string name)
    {
        var reference = ReferenceData.Case<Case>(name);
        var model = Create(reference);

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

    /// <summary>Oracle: reference data, at the tolerance stated there.</summary>
    [Fact]
    public void TheExponentAgreesWithReferenceData()
    {
        var reference = ReferenceData.Case<Case>("P7b_relu_c_L256");
        double[] times = LogLogFit.Times(reference.FitWindow!, reference.FitPoints);

        double[] losses = LogLogFit.Losses(Create(reference), times);

        Close.Absolute(reference.FitExponent, LogLogFit.Slope(times, losses), reference.FitTolerance);
    }

    /// <summary>
    /// Oracle: without the term of order η² and with equal rates, |J|²/N − c² is conserved (a ReLU network is homogeneous). |J|²/N is Σ_l q^l, whatever
    /// the eigenvalues; Σ_l λ_l q^l is not conserved. To the integration error, at a tolerance of 1e-12.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    public void GradientFlowConservesTheBalanceOfTheLayers(int blocks)
    {
        var reference = ReferenceData.Case<Case>("P7_relu_c") with { L = blocks };
        var overlaps = BlockOverlaps.Of(Start(reference));
        var task = new GaussianCommittee(Data(reference), new PhiloxStreams(0, 0));
        var equations = new BlockEquations(
            overlaps,
            TrainableSpectrum.Create(task.Spectrum, blocks),
            Activation.Relu,
            new LearningRule(new OutputScales(reference.OutputWeight, 1), reference.Eta, reference.Eta, blocks),
            secondOrder: false);
        var flow = new DormandPrince853(
            equations, 0, [.. overlaps.StudentTeacher, .. overlaps.StudentStudent, reference.OutputWeight], new OdeTolerance(1e-12, 1e-16));
        double Squares() => flow.State.Slice(blocks, blocks).ToArray().Sum();
        double OutputSquare() => Math.Pow(equations.OutputWeight(flow.State), 2);
        double squares = Squares(), balance = squares - OutputSquare();

        flow.AdvanceTo(50, CancellationToken.None);

        Assert.True(Squares() > 2 * squares);
        Close.Absolute(balance, Squares() - OutputSquare(), 1e-10);
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

    private static InitialOverlaps Start(Case reference)
    {
        double[][][] Blocks(double total) => [.. Enumerable.Range(0, reference.L).Select(_ => new[] { new[] { total / reference.L } })];
        return new() { StudentTeacher = Blocks(reference.R0), StudentStudent = Blocks(reference.Q0), TeacherTeacher = Blocks(1) };
    }

    private static GaussianCommitteeOptions Data(Case reference) =>
        new() { Dimension = reference.L, HiddenUnits = 1, Eigenvalues = reference.L, Activation = Activation.Relu };

    private static CommitteeMachineOde Create(Case reference)
    {
        var streams = new PhiloxStreams(0, 0);
        var options = new CommitteeMachineOdeOptions
        {
            HiddenUnits = 1,
            LearningRate = reference.Eta,
            TrainableOutput = true,
            OutputLearningRate = reference.OutputEta,
            StudentOutputScale = reference.OutputWeight,
            RelativeTolerance = 1e-12,
            InitialOverlaps = Start(reference),
        };
        return new CommitteeMachineOde(options, new GaussianCommittee(Data(reference), streams), streams);
    }
}
