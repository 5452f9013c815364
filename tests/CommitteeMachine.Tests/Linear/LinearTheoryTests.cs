using System.Text.Json.Serialization;

namespace CommitteeMachine.Tests;

/// <summary>The exact theories of linear units.</summary>
public sealed class LinearTheoryTests
{
    private sealed record Frozen
    {
        [JsonPropertyName("Nl")]
        public required int[] Directions { get; init; }

        [JsonPropertyName("plateau_gf")]
        public required double[] GradientFlow { get; init; }

        [JsonPropertyName("plateau_sgd")]
        public required double[] FiniteDimension { get; init; }
    }

    private sealed record Case
    {
        public required int L { get; init; }

        [JsonPropertyName("eta")]
        public required double Eta { get; init; }

        [JsonPropertyName("s2")]
        public required double InitVariance { get; init; }

        [JsonPropertyName("alphas")]
        public required double[] Alphas { get; init; }

        [JsonPropertyName("eps_gf")]
        public required double[] GradientFlow { get; init; }

        [JsonPropertyName("eps_ode")]
        public required double[] Thermodynamic { get; init; }

        public required double[] R1 { get; init; }

        public required double[] Q1 { get; init; }

        [JsonPropertyName("largest_growth_rate")]
        public required double LargestRate { get; init; }

        [JsonPropertyName("fit_window")]
        public required double[] FitWindow { get; init; }

        [JsonPropertyName("fit_points")]
        public required int FitPoints { get; init; }

        [JsonPropertyName("fit_exponent_gf")]
        public required double GradientFlowExponent { get; init; }

        [JsonPropertyName("fit_exponent_ode")]
        public required double ThermodynamicExponent { get; init; }

        [JsonPropertyName("fit_abs_tolerance")]
        public required double FitTolerance { get; init; }

        [JsonPropertyName("eps_discrete")]
        public double[]? FiniteDimension { get; init; }

        [JsonPropertyName("eps_asymptotic_formula")]
        public required double?[] Asymptotic { get; init; }

        [JsonPropertyName("frozen")]
        public Frozen? Frozen { get; init; }

        [JsonPropertyName("eps_rel_tolerance_all")]
        public required double Tolerance { get; init; }
    }

    /// <summary>Oracle: reference data at the tolerance stated there, 1e-8.</summary>
    [Theory]
    [InlineData("P6_linear", LinearTheory.GradientFlow)]
    [InlineData("P6_linear", LinearTheory.Thermodynamic)]
    [InlineData("P6_linear", LinearTheory.FiniteDimension)]
    [InlineData("P6_linear", LinearTheory.Asymptotic)]
    [InlineData("P6b_linear_L1024", LinearTheory.GradientFlow)]
    [InlineData("P6b_linear_L1024", LinearTheory.Thermodynamic)]
    [InlineData("P6b_linear_L1024", LinearTheory.Asymptotic)]
    public void AgreesWithReferenceData(string name, LinearTheory theory)
    {
        var reference = ReferenceData.Case<Case>(name);
        double[] expected = theory switch
        {
            LinearTheory.GradientFlow => reference.GradientFlow,
            LinearTheory.Thermodynamic => reference.Thermodynamic,
            LinearTheory.FiniteDimension => reference.FiniteDimension!,
            _ => [.. reference.Asymptotic.Select(value => value ?? double.NaN)],
        };
        var model = Create(reference, theory);

        for (int p = 0; p < reference.Alphas.Length; p++)
        {
            model.Advance(reference.Alphas[p], CancellationToken.None);
            Assert.Equal(reference.Alphas[p], model.Time);
            if (double.IsFinite(expected[p]))
                Close.Relative(expected[p], model.TestLoss, reference.Tolerance);
        }
    }

    /// <summary>Oracle: reference data; the plateau is reached long before α = 10^7.</summary>
    [Fact]
    public void FrozenDirectionsLeaveAPlateau()
    {
        var reference = ReferenceData.Case<Case>("P6_linear");
        for (int p = 0; p < reference.Frozen!.Directions.Length; p++)
        {
            var flow = Create(reference, LinearTheory.GradientFlow, reference.Frozen.Directions[p]);
            var finite = Create(reference, LinearTheory.FiniteDimension, reference.Frozen.Directions[p]);
            flow.Advance(1e7, CancellationToken.None);
            finite.Advance(1e7, CancellationToken.None);
            Close.Relative(reference.Frozen.GradientFlow[p], flow.TestLoss, reference.Tolerance);
            Close.Relative(reference.Frozen.FiniteDimension[p], finite.TestLoss, reference.Tolerance);
        }
    }

    /// <summary>
    /// Oracle: reference data. The exponents of both theories and the rate of the slowest mode for N → ∞, each at the tolerance stated there (1e-6 and 1e-8).
    /// </summary>
    [Theory]
    [InlineData("P6_linear")]
    [InlineData("P6b_linear_L1024")]
    public void ExponentsAndTheSlowestRateAgreeWithReferenceData(string name)
    {
        var reference = ReferenceData.Case<Case>(name);
        var spectrum = TrainableSpectrum.Create(Data(reference).CreateSpectrum(), reference.L);
        double[] start = [.. spectrum.Fractions.Select(f => f * (1 + reference.InitVariance))], times = LogLogFit.Times(reference.FitWindow, reference.FitPoints);
        LinearModes flow = new(LinearTheory.GradientFlow, spectrum, reference.Eta, start), infinite = new(LinearTheory.Thermodynamic, spectrum, reference.Eta, start);

        Close.Absolute(reference.GradientFlowExponent, LogLogFit.Slope(times, [.. times.Select(flow.TestLoss)]), reference.FitTolerance);
        Close.Absolute(reference.ThermodynamicExponent, LogLogFit.Slope(times, [.. times.Select(infinite.TestLoss)]), reference.FitTolerance);
        Close.Relative(reference.LargestRate, infinite.LargestRate, reference.Tolerance);
    }

    /// <summary>
    /// Oracle: reference data at the tolerance stated there, 1e-8, for ε_g and for R and Q, which are of order one. The explicit integrator is held back by
    /// stability, not by its tolerance, from α = 1 on, and passes errors of fast modes on to all: it loses four to five digits of its tolerance, and takes the smallest.
    /// </summary>
    [Theory]
    [InlineData("P6_linear", OdeMethod.Explicit, 1e-13)]
    [InlineData("P6_linear", OdeMethod.Implicit, 1e-11)]
    [InlineData("P6b_linear_L1024", OdeMethod.Implicit, 1e-11)]
    public void TheBlockEquationsAgree(string name, OdeMethod method, double tolerance)
    {
        var reference = ReferenceData.Case<Case>(name);
        double[][][] Blocks(double total) => [.. Enumerable.Range(0, reference.L).Select(_ => new[] { new[] { total / reference.L } })];
        var streams = new PhiloxStreams(0, 0);
        var model = new CommitteeMachineOde(
            new()
            {
                HiddenUnits = 1,
                LearningRate = reference.Eta,
                Integrator = method,
                RelativeTolerance = tolerance,
                InitialOverlaps = new() { StudentTeacher = Blocks(0), StudentStudent = Blocks(reference.InitVariance), TeacherTeacher = Blocks(1) },
            },
            new GaussianCommittee(Data(reference), streams),
            streams);
        for (int p = 0; p < reference.Alphas.Length; p++)
        {
            model.Advance(reference.Alphas[p], CancellationToken.None);
            var (r, q, _) = SimulationTests.Overlaps(model);
            Close.Relative(reference.Thermodynamic[p], model.TestLoss, reference.Tolerance);
            Close.Absolute(reference.R1[p], r[0], reference.Tolerance);
            Close.Absolute(reference.Q1[p], q[0], reference.Tolerance);
        }
    }

    /// <summary>Oracle: 400 replicas drawn from the start, of which it is the mean; within five standard errors (fixed seeds), and the scatter is below 0.4.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void TheMeanStartIsThatOfDrawnWeights(int students)
    {
        GaussianCommitteeOptions data = new() { Dimension = 60, HiddenUnits = 2, Eigenvalues = 3, Activation = Activation.Linear };
        CommitteeMachineLinearOptions options = new() { HiddenUnits = students, LearningRate = 0.1, InitScale = 0.3, InitOverlap = 0.4 };
        double[] drawn =
        [
            .. Enumerable.Range(0, 400).Select(replica =>
            {
                var streams = new PhiloxStreams(11, replica);
                return new CommitteeMachineLinear(options with { Start = LinearStart.Replica }, new GaussianCommittee(data, streams), streams).TestLoss;
            }),
        ];
        var first = new PhiloxStreams(11, 0);

        double mean = drawn.Average(), error = Math.Sqrt(drawn.Average(value => (value - mean) * (value - mean)) / drawn.Length);

        Close.Absolute(new CommitteeMachineLinear(options, new GaussianCommittee(data, first), first).TestLoss, mean, 5 * error);
        Assert.InRange(error, 0, 0.02 * mean);
    }

    /// <summary>
    /// Oracle: the mean of 400 simulations of K = 2 students and M = 3 teachers from the same weights, with 40 of 64 directions trained; four standard errors.
    /// </summary>
    [Fact]
    public void TheRecursionIsTheMeanOfSimulations()
    {
        var data = new GaussianCommitteeOptions { Dimension = 64, HiddenUnits = 3, Eigenvalues = 64, Activation = Activation.Linear };
        var losses = new double[400];
        for (int replica = 0; replica < losses.Length; replica++)
        {
            var streams = new Mixed(new PhiloxStreams(3, 0), new PhiloxStreams(3, replica));
            var model = new CommitteeMachineSimulation(
                new() { HiddenUnits = 2, LearningRate = 0.3, InitScale = 0.3, TrainableDirections = 40 }, new GaussianCommittee(data, streams), streams);
            model.Advance(2, CancellationToken.None);
            losses[replica] = model.TestLoss;
        }

        var start = new PhiloxStreams(3, 0);
        var theory = new CommitteeMachineLinear(
            new()
            {
                HiddenUnits = 2, LearningRate = 0.3, InitScale = 0.3, TrainableDirections = 40, Theory = LinearTheory.FiniteDimension, Start = LinearStart.Replica,
            },
            new GaussianCommittee(data, start),
            start);
        theory.Advance(2, CancellationToken.None);

        double mean = losses.Average();
        double standardError = Math.Sqrt(losses.Sum(x => (x - mean) * (x - mean)) / (losses.Length * (losses.Length - 1.0)));
        Close.Absolute(theory.TestLoss, mean, 4 * standardError);
    }

    /// <summary>Oracle: the exact recursion itself, just below and just above the stated limit, with all or with some directions trained.</summary>
    [Theory]
    [InlineData(64, 64)]
    [InlineData(64, 16)]
    [InlineData(64, 1)]
    [InlineData(1, 1)]
    public void LearningRatesBeyondTheLimitAreRefusedWithTheLimit(int dimension, int trained)
    {
        var data = new GaussianCommitteeOptions { Dimension = dimension, HiddenUnits = 1, Eigenvalues = dimension, Activation = Activation.Linear };
        double limit = LinearStability.FiniteDimension(TrainableSpectrum.Create(data.CreateSpectrum(), trained), 1, 1);
        var streams = new PhiloxStreams(0, 0);
        double Late(double rate, double time)
        {
            var model = new CommitteeMachineLinear(
                new() { HiddenUnits = 1, LearningRate = rate, Theory = LinearTheory.FiniteDimension, TrainableDirections = trained }, new GaussianCommittee(data, streams), streams);
            model.Advance(time, CancellationToken.None);
            return model.TestLoss;
        }

        // Frozen directions leave a plateau, on which nothing grows any more.
        Assert.InRange(Late(0.99 * limit, 2e5), 0, 1.0001 * Late(0.99 * limit, 1e5));
        Assert.InRange(Late(0.99 * limit, 1e5), 0, trained == dimension ? 1e-3 : 100);
        Assert.True(Late(1.01 * limit, 1e5) > 1e3);
        Assert.Contains(
            "linear units diverge from",
            Assert.Single(Validation.Problems(new CommitteeMachineOptions { HiddenUnits = 1, LearningRate = 1.01 * limit, TrainableDirections = trained }, data)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void TheLimitOfInfiniteDimensionIsTwoUnlessTheNoiseIsLeftOut()
    {
        var data = new GaussianCommitteeOptions { Dimension = 64, HiddenUnits = 1, Eigenvalues = 64, Activation = Activation.Linear };

        Assert.Contains("linear units diverge from 2 on", Assert.Single(Validation.Problems(new CommitteeMachineOdeOptions { HiddenUnits = 1, LearningRate = 2.01 }, data)), StringComparison.Ordinal);
        Assert.Empty(Validation.Problems(new CommitteeMachineOdeOptions { HiddenUnits = 1, LearningRate = 2.01, SecondOrder = false }, data));
    }

    private static CommitteeMachineLinear Create(Case reference, LinearTheory theory, int? directions = null)
    {
        var streams = new PhiloxStreams(0, 0);
        return new CommitteeMachineLinear(
            new()
            {
                HiddenUnits = 1, LearningRate = reference.Eta, InitScale = Math.Sqrt(reference.InitVariance), Theory = theory, TrainableDirections = directions,
            },
            new GaussianCommittee(Data(reference), streams),
            streams);
    }

    private static GaussianCommitteeOptions Data(Case reference) =>
        new() { Dimension = reference.L, HiddenUnits = 1, Eigenvalues = reference.L, Activation = Activation.Linear };

    /// <summary>The start of one replica with the examples of another.</summary>
    private sealed class Mixed(RandomStreams start, RandomStreams examples) : RandomStreams
    {
        public override RandomStream Create(string name) => (name is "teacher" or "init" ? start : examples).Create(name);
    }
}
