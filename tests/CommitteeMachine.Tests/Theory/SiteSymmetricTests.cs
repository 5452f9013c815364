using System.Text.Json.Serialization;

namespace CommitteeMachine.Tests;

/// <summary>The equations for units that are all alike, and the implicit integrator.</summary>
public sealed class SiteSymmetricTests
{
    private sealed record Start(double r, double s, double q, double c);

    private sealed record Tail
    {
        [JsonPropertyName("alphas")]
        public required double[] Alphas { get; init; }

        [JsonPropertyName("ratio")]
        public required double[] Ratio { get; init; }
    }

    private sealed record Case
    {
        [JsonPropertyName("activation")]
        public required string ActivationName { get; init; }

        public required int K { get; init; }

        public required int L { get; init; }

        [JsonPropertyName("eta")]
        public required double Eta { get; init; }

        [JsonPropertyName("init")]
        public required Start Init { get; init; }

        [JsonPropertyName("alphas")]
        public required double[] Alphas { get; init; }

        [JsonPropertyName("eps_g")]
        public required double[] TestLoss { get; init; }

        public required double[] Q { get; init; }

        public required double[] C { get; init; }

        public required double[] R { get; init; }

        public required double[] S { get; init; }

        [JsonPropertyName("eps_rel_tolerance")]
        public required double[] Tolerance { get; init; }

        [JsonPropertyName("order_parameter_abs_tolerance")]
        public required double OrderParameterTolerance { get; init; }

        [JsonPropertyName("beta")]
        public required double Beta { get; init; }

        [JsonPropertyName("fit_window")]
        public double[]? FitWindow { get; init; }

        [JsonPropertyName("fit_points")]
        public int FitPoints { get; init; }

        [JsonPropertyName("fit_exponent")]
        public double FitExponent { get; init; }

        [JsonPropertyName("fit_abs_tolerance")]
        public double FitTolerance { get; init; }

        [JsonPropertyName("tail_formula")]
        public Tail? Tail { get; init; }
    }

    /// <summary>
    /// Oracle: J_i = ρ B_i of orthogonal teacher units is the site-symmetric start r = ρ, q = ρ², in every block, and stays so: the theory from the weights and
    /// the reduced one integrate the same equations, to the 1e-11 of an integrator's step, a thousandfold after the escape.
    /// </summary>
    [Fact]
    public void OrthogonalTeachersAndAnInitialOverlapGiveASymmetricStart()
    {
        const double Overlap = 0.3;
        var streams = new PhiloxStreams(3, 1);
        GaussianCommittee task = new(new() { Dimension = 60, HiddenUnits = 3, Eigenvalues = 5, OrthogonalTeacher = true }, streams);
        CommitteeMachineOdeOptions options = new() { HiddenUnits = 3, LearningRate = 0.5 };
        CommitteeMachineOde drawn = new(options with { InitScale = 0, InitOverlap = Overlap }, task, streams);
        CommitteeMachineOde symmetric = new(options with { SymmetricStart = new() { StudentTeacher = Overlap, StudentStudent = Overlap * Overlap } }, task, streams);

        foreach (double alpha in (ReadOnlySpan<double>)[0, 1, 30])
        {
            drawn.Advance(alpha, CancellationToken.None);
            symmetric.Advance(alpha, CancellationToken.None);
            Close.Relative(symmetric.TestLoss, drawn.TestLoss, 1e-8);
            Close.Absolute(SimulationTests.Overlaps(symmetric).StudentTeacher, SimulationTests.Overlaps(drawn).StudentTeacher, 1e-8);
            Close.Absolute(SimulationTests.Overlaps(symmetric).StudentStudent, SimulationTests.Overlaps(drawn).StudentStudent, 1e-8);
        }
    }

    /// <summary>Oracle: reference data, two independent integrations; tolerances as stated there.</summary>
    [Theory]
    [InlineData("P9_relu_K40", OdeMethod.Explicit)]
    [InlineData("P10_erf_asymptotic_K2_L512", OdeMethod.Explicit)]
    [InlineData("P10b_erf_asymptotic_small_eta", OdeMethod.Implicit)]
    public void FollowsTheReferenceTrajectory(string name, OdeMethod method)
    {
        var reference = ReferenceData.Case<Case>(name);
        var model = Create(reference, method, 1e-9);

        for (int p = 0; p < reference.Alphas.Length; p++)
        {
            model.Advance(reference.Alphas[p], CancellationToken.None);
            var (r, q, t) = SimulationTests.Overlaps(model);
            Close.Relative(reference.TestLoss[p], model.TestLoss, reference.Tolerance[p], floor: 1e-14);
            Close.Absolute([reference.R[p], reference.S[p]], r.AsSpan(0, 2), reference.OrderParameterTolerance);
            Close.Absolute([reference.Q[p], reference.C[p]], q.AsSpan(0, 2), reference.OrderParameterTolerance);
            Close.Absolute([1.0, 0.0], t.AsSpan(0, 2), 1e-12);
        }
    }

    /// <summary>
    /// Oracle: reference data. The exponent at the tolerance stated there, and ε_g by the tail of small η, whose ratio is as uncertain as ε_g.
    /// </summary>
    [Theory]
    [InlineData("P10_erf_asymptotic_K2_L512")]
    [InlineData("P10b_erf_asymptotic_small_eta")]
    public void TheAsymptoticPhaseAgreesWithReferenceData(string name)
    {
        var reference = ReferenceData.Case<Case>(name);
        double[] times = LogLogFit.Times(reference.FitWindow!, reference.FitPoints), tailTimes = reference.Tail!.Alphas;

        double[] losses = LogLogFit.Losses(Create(reference, OdeMethod.Implicit, 1e-9), [.. times, .. tailTimes]);

        Close.Absolute(reference.FitExponent, LogLogFit.Slope(times, losses[..times.Length]), reference.FitTolerance);
        for (int p = 0; p < tailTimes.Length; p++)
        {
            double tolerance = reference.Tolerance[Array.IndexOf(reference.Alphas, tailTimes[p])];
            Close.Relative(reference.Tail.Ratio[p], losses[times.Length + p] / TailFormula(reference, tailTimes[p]), tolerance);
        }
    }

    /// <summary>Oracle: the block equations from the same start, K = M = 3 and 5; both integrated at 1e-11.</summary>
    [Theory]
    [InlineData(3, Activation.Erf)]
    [InlineData(5, Activation.Erf)]
    [InlineData(3, Activation.Relu)]
    public void AgreesWithTheBlockEquations(int units, Activation activation)
    {
        var streams = new PhiloxStreams(0, 0);
        var task = new GaussianCommittee(new() { Dimension = 2, HiddenUnits = units, Eigenvalues = 2, Activation = activation }, streams);
        var options = new CommitteeMachineOdeOptions { HiddenUnits = units, LearningRate = 0.3 };
        var symmetric = new CommitteeMachineOde(
            options with { SymmetricStart = new() { StudentTeacher = 0.2, StudentOtherTeacher = 0.05, StudentStudent = 0.3, StudentOtherStudent = 0.02 } }, task, streams);
        double[][][] Blocks(double diagonal, double beside) =>
            [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, units).Select(i => Enumerable.Range(0, units).Select(j => (i == j ? diagonal : beside) / 2).ToArray()).ToArray())];
        var blocks = new CommitteeMachineOde(
            options with { InitialOverlaps = new() { StudentTeacher = Blocks(0.2, 0.05), StudentStudent = Blocks(0.3, 0.02), TeacherTeacher = Blocks(1, 0) } }, task, streams);

        foreach (double alpha in new[] { 0.0, 1, 10 })
        {
            symmetric.Advance(alpha, CancellationToken.None);
            blocks.Advance(alpha, CancellationToken.None);
            Close.Relative(blocks.TestLoss, symmetric.TestLoss, 1e-8);
            Close.Absolute(SimulationTests.Overlaps(blocks).StudentStudent, SimulationTests.Overlaps(symmetric).StudentStudent, 1e-8);
            Close.Absolute(SimulationTests.Overlaps(blocks).StudentTeacher, SimulationTests.Overlaps(symmetric).StudentTeacher, 1e-8);
        }
    }

    /// <summary>Oracle: the explicit integrator, of another order and error estimate, K = 3 and M = 2 units from random weights.</summary>
    [Theory]
    [InlineData(Activation.Erf)]
    [InlineData(Activation.Relu)]
    public void ImplicitAndExplicitIntegratorsAgree(Activation activation)
    {
        var streams = new PhiloxStreams(4, 0);
        var task = new GaussianCommittee(new() { Dimension = 160, HiddenUnits = 2, Eigenvalues = 16, Activation = activation }, streams);
        var options = new CommitteeMachineOdeOptions { HiddenUnits = 3, LearningRate = 0.3, InitScale = 0.5, RelativeTolerance = 1e-9, TrainableDirections = 155 };
        var (direct, linearised) = (new CommitteeMachineOde(options, task, streams), new CommitteeMachineOde(options with { Integrator = OdeMethod.Implicit }, task, streams));

        direct.Advance(20, CancellationToken.None);
        linearised.Advance(20, CancellationToken.None);

        Close.Relative(direct.TestLoss, linearised.TestLoss, 1e-6);
    }

    /// <summary>
    /// To alpha = 1000/(eta lambda_L), where only round-off is left of the loss: its slowest part decays as exp(-0.049 eta lambda_L alpha).
    /// The Jacobian is differentiated across the border of the possible covariances, which a converged student is next to; where that breaks, thousands of
    /// steps are taken.
    /// </summary>
    [Fact]
    public void TheImplicitIntegratorConvergesInFewSteps()
    {
        var streams = new PhiloxStreams(0, 0);
        var task = new GaussianCommittee(new() { Dimension = 64, HiddenUnits = 2, Eigenvalues = 64 }, streams);
        var model = new CommitteeMachineOde(
            new()
            {
                HiddenUnits = 2, LearningRate = 0.5, RelativeTolerance = 1e-8, Integrator = OdeMethod.Implicit,
                SymmetricStart = new() { StudentTeacher = 0.1, StudentStudent = 0.02 },
            },
            task,
            streams);

        model.Advance(1000 / (0.5 * task.Spectrum.Eigenvalues[63]), CancellationToken.None);

        Assert.InRange(model.TestLoss, 0, 1e-12);
        Assert.InRange(model.Statistics.AcceptedSteps, 1, 1000);
    }

    /// <summary>
    /// The decay about the perfect student, where E[g′ g′] is g_d of one unit and g_o of two: ε_g = Σ_l λ_l/(2KL) [m_+ g_+ exp(−2ηλ_l g_+ α/K) + (K − 1) m_− g_−
    /// exp(−2ηλ_l g_− α/K)], with g_+ = g_d + (K − 1) g_o, g_− = g_d − g_o and likewise the starts m_± of the overlaps of J_i − B_i.
    /// </summary>
    private static double TailFormula(Case reference, double alpha)
    {
        int others = reference.K - 1;
        double own = 2 / (Math.PI * Math.Sqrt(3)), beside = 1 / Math.PI;
        double ownStart = reference.Init.q - (2 * reference.Init.r) + 1, besideStart = reference.Init.c - (2 * reference.Init.s);
        double Mode(double eigenvalue, double slope, double start) => start * slope * Math.Exp(-2 * reference.Eta * eigenvalue * slope * alpha / reference.K);
        return PowerLawSpectrum.Create(reference.L, reference.L, reference.Beta).Eigenvalues.ToArray().Sum(eigenvalue => eigenvalue / (2 * reference.K * reference.L)
            * (Mode(eigenvalue, own + (others * beside), ownStart + (others * besideStart)) + (others * Mode(eigenvalue, own - beside, ownStart - besideStart))));
    }

    private static CommitteeMachineOde Create(Case reference, OdeMethod method, double tolerance)
    {
        var streams = new PhiloxStreams(0, 0);
        var data = new GaussianCommitteeOptions
        {
            Dimension = reference.L, HiddenUnits = reference.K, Eigenvalues = reference.L, Activation = Enum.Parse<Activation>(reference.ActivationName, ignoreCase: true),
        };
        var options = new CommitteeMachineOdeOptions
        {
            HiddenUnits = reference.K,
            LearningRate = reference.Eta,
            Integrator = method,
            RelativeTolerance = tolerance,
            SymmetricStart = new()
            {
                StudentTeacher = reference.Init.r, StudentOtherTeacher = reference.Init.s, StudentStudent = reference.Init.q, StudentOtherStudent = reference.Init.c,
            },
        };
        return new CommitteeMachineOde(options, new GaussianCommittee(data, streams), streams);
    }
}
