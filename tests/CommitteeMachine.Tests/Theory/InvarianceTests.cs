namespace CommitteeMachine.Tests;

/// <summary>Symmetries of the block equations, which no correct implementation breaks.</summary>
public sealed class InvarianceTests
{
    /// <summary>
    /// Splitting an eigenvalue into equal blocks that share its overlaps changes nothing: C is the same to a few roundings, so the rates of the
    /// parts must add up to that of the whole to 1e-13.
    /// </summary>
    [Theory]
    [InlineData(Activation.Erf, 2)]
    [InlineData(Activation.Erf, 5)]
    [InlineData(Activation.Relu, 2)]
    [InlineData(Activation.Relu, 5)]
    public void SplittingAnEigenvalueLeavesTheRates(Activation activation, int parts)
    {
        var reference = ReferenceData.Case<OdeCase>("P4_erf_overrealizable");
        var whole = Rates(reference.Start, new CovarianceSpectrum(reference.Eigenvalues, [60, 60, 60, 60]), reference.Eta, activation);
        var split = Rates(
            Split(reference.Start, parts),
            new CovarianceSpectrum([.. reference.Eigenvalues.SelectMany(value => Enumerable.Repeat(value, parts))], [.. Enumerable.Repeat(60 / parts, 4 * parts)]),
            reference.Eta,
            activation);

        double scale = whole.Max(Math.Abs);
        for (int component = 0; component < whole.Length / 4; component++)
        {
            for (int l = 0; l < 4; l++)
            {
                double sum = split.AsSpan((((component * 4) + l) * parts), parts).ToArray().Sum();
                Close.Absolute(whole[(component * 4) + l], sum, 1e-13 * scale);
            }
        }
    }

    /// <summary>
    /// The same along a trajectory, for ε_g, R and Q. Steps are chosen by a mean over components, which weighs the blocks differently, so the two agree to the
    /// integration error, which a plateau amplifies: a thousand times the tolerance of a step, 1e-13.
    /// </summary>
    [Theory]
    [InlineData("P1_erf_isotropic", Activation.Erf)]
    [InlineData("P4_erf_overrealizable", Activation.Erf)]
    [InlineData("P4_erf_overrealizable", Activation.Relu)]
    [InlineData("P8_relu_committee", Activation.Relu)]
    public void SplittingAnEigenvalueLeavesTheTrajectory(string name, Activation activation)
    {
        var reference = ReferenceData.Case<OdeCase>(name);
        double[] splitEigenvalues = [.. reference.Eigenvalues.SelectMany(value => Enumerable.Repeat(value, 3))];
        var task = new FixedSpectrumTask(reference.Eigenvalues, [.. reference.Eigenvalues.Select(_ => 120)], reference.M, activation);
        var splitTask = new FixedSpectrumTask(splitEigenvalues, [.. splitEigenvalues.Select(_ => 40)], reference.M, activation);
        var whole = Model(reference.Start, task, reference.Eta);
        var split = Model(Split(reference.Start, 3), splitTask, reference.Eta);

        foreach (double alpha in new[] { 5.0, 30, 100 })
        {
            whole.Advance(alpha, CancellationToken.None);
            split.Advance(alpha, CancellationToken.None);
            Close.Relative(whole.TestLoss, split.TestLoss, 1e-10);
            Close.Absolute(SimulationTests.Overlaps(whole).StudentTeacher, SimulationTests.Overlaps(split).StudentTeacher, 1e-10);
            Close.Absolute(SimulationTests.Overlaps(whole).StudentStudent, SimulationTests.Overlaps(split).StudentStudent, 1e-10);
        }
    }

    /// <summary>Relabelling the units of the student or of the teacher relabels the overlaps and leaves ε_g, to the integration error.</summary>
    [Theory]
    [InlineData(Activation.Erf, new[] { 2, 0, 1 }, new[] { 0, 1 })]
    [InlineData(Activation.Erf, new[] { 0, 1, 2 }, new[] { 1, 0 })]
    [InlineData(Activation.Relu, new[] { 2, 0, 1 }, new[] { 0, 1 })]
    [InlineData(Activation.Relu, new[] { 0, 1, 2 }, new[] { 1, 0 })]
    public void PermutingUnitsPermutesTheOverlaps(Activation activation, int[] students, int[] teachers)
    {
        var reference = ReferenceData.Case<OdeCase>("P4_erf_overrealizable");
        static double[][][] Permute(double[][][] blocks, int[] rows, int[] columns) =>
            [.. blocks.Select(block => rows.Select(i => columns.Select(j => block[i][j]).ToArray()).ToArray())];
        var permutedStart = new InitialOverlaps
        {
            StudentTeacher = Permute(reference.R0, students, teachers),
            StudentStudent = Permute(reference.Q0, students, students),
            TeacherTeacher = Permute(reference.T, teachers, teachers),
        };
        var task = new GaussianCommittee(reference.Data with { Activation = activation }, new PhiloxStreams(0, 0));
        var original = Model(reference.Start, task, reference.Eta);
        var permuted = Model(permutedStart, task, reference.Eta);

        original.Advance(100, CancellationToken.None);
        permuted.Advance(100, CancellationToken.None);
        var (r, q, _) = SimulationTests.Overlaps(original);
        var (permutedR, permutedQ, _) = SimulationTests.Overlaps(permuted);

        Close.Relative(original.TestLoss, permuted.TestLoss, 1e-9);
        for (int i = 0; i < 3; i++)
        {
            for (int n = 0; n < 2; n++)
                Close.Absolute(r[(2 * students[i]) + teachers[n]], permutedR[(2 * i) + n], 1e-10);
            for (int j = 0; j < 3; j++)
                Close.Absolute(q[(3 * students[i]) + students[j]], permutedQ[(3 * i) + j], 1e-10);
        }
    }

    /// <summary>Oracle: the fixed point of a student that equals its teacher; every rate vanishes to round-off.</summary>
    [Theory]
    [InlineData(Activation.Erf)]
    [InlineData(Activation.Relu)]
    public void PerfectStudentIsAFixedPoint(Activation activation)
    {
        double[][][] t = [[[0.6, 0.1], [0.1, 0.4]], [[0.5, -0.2], [-0.2, 0.7]]];
        var rates = Rates(
            new InitialOverlaps { StudentTeacher = t, StudentStudent = t, TeacherTeacher = t }, new CovarianceSpectrum([1.5, 0.5], [10, 10]), learningRate: 1, activation);

        Assert.All(rates, rate => Assert.InRange(rate, -1e-15, 1e-15));
    }

    /// <summary>
    /// Oracle: on the symmetric plateau R = 1/√(M(2M−1)), Q = 1/(2M−1) the drift vanishes and ε_g = (π/6 − M asin(1/(2M)))/π, for any K with
    /// the default scales.
    /// </summary>
    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(6, 6)]
    public void SymmetricPlateauIsStationaryAtSmallLearningRates(int students, int teachers)
    {
        double r = 1 / Math.Sqrt(teachers * ((2.0 * teachers) - 1)), q = 1 / ((2.0 * teachers) - 1);
        double[][] Constant(int rows, int columns, double value) => [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Repeat(value, columns).ToArray())];
        var start = new InitialOverlaps
        {
            StudentTeacher = [Constant(students, teachers, r)],
            StudentStudent = [Constant(students, students, q)],
            TeacherTeacher = [[.. Enumerable.Range(0, teachers).Select(n => Enumerable.Range(0, teachers).Select(m => n == m ? 1.0 : 0).ToArray())]],
        };
        var task = new FixedSpectrumTask([1], [100], teachers);
        var model = new CommitteeMachineOde(
            new CommitteeMachineOdeOptions { HiddenUnits = students, LearningRate = 0.1, SecondOrder = false, InitialOverlaps = start }, task, new PhiloxStreams(0, 0));
        double plateau = ((Math.PI / 6) - (teachers * Math.Asin(1 / (2.0 * teachers)))) / Math.PI;

        Close.Absolute(plateau, model.TestLoss, 1e-15);
        model.Advance(10, CancellationToken.None);
        Close.Absolute(plateau, model.TestLoss, 1e-14);
    }

    private static double[] Rates(InitialOverlaps start, CovarianceSpectrum spectrum, double learningRate, Activation activation)
    {
        var overlaps = BlockOverlaps.Of(start);
        var equations = new BlockEquations(
            overlaps,
            TrainableSpectrum.Create(spectrum, spectrum.Dimension),
            activation,
            new LearningRule(new OutputScales(1, 1), learningRate, 0, spectrum.Dimension),
            secondOrder: true);
        var rates = new double[equations.Dimension];
        equations.Derivative(0, [.. overlaps.StudentTeacher, .. overlaps.StudentStudent], rates);
        return rates;
    }

    private static CommitteeMachineOde Model(InitialOverlaps start, ICommitteeTask task, double learningRate) => new(
        new CommitteeMachineOdeOptions
        {
            HiddenUnits = start.StudentStudent[0].Length, LearningRate = learningRate, InitialOverlaps = start, RelativeTolerance = 1e-13,
        },
        task,
        new PhiloxStreams(0, 0));

    private static InitialOverlaps Split(InitialOverlaps start, int parts)
    {
        double[][][] Divide(double[][][] blocks) =>
            [.. blocks.SelectMany(block => Enumerable.Repeat(block.Select(row => row.Select(value => value / parts).ToArray()).ToArray(), parts))];
        return new InitialOverlaps
        {
            StudentTeacher = Divide(start.StudentTeacher),
            StudentStudent = Divide(start.StudentStudent),
            TeacherTeacher = Divide(start.TeacherTeacher),
        };
    }
}
