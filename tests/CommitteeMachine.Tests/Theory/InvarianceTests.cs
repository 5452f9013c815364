namespace CommitteeMachine.Tests;

/// <summary>Symmetries of the block equations, which no correct implementation breaks.</summary>
public sealed class InvarianceTests
{
    /// <summary>
    /// Splitting an eigenvalue into equal blocks that share its overlaps changes nothing: C is the same to a few roundings, so the rates of the
    /// parts must add up to that of the whole to 1e-13.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void SplittingAnEigenvalueLeavesTheRates(int parts)
    {
        var reference = ReferenceData.Case<OdeCase>("P4_erf_overrealizable");
        var whole = Rates(reference.Start, new CovarianceSpectrum(reference.Eigenvalues, [60, 60, 60, 60]), reference.Eta);
        var split = Rates(
            Split(reference.Start, parts),
            new CovarianceSpectrum([.. reference.Eigenvalues.SelectMany(value => Enumerable.Repeat(value, parts))], [.. Enumerable.Repeat(60 / parts, 4 * parts)]),
            reference.Eta);

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
    /// The same along a trajectory. Steps are chosen by a mean over components, which weighs the blocks differently, so the two agree to the
    /// integration error, a hundred times the tolerance of a step.
    /// </summary>
    [Fact]
    public void SplittingAnEigenvalueLeavesTheTrajectory()
    {
        var reference = ReferenceData.Case<OdeCase>("P1_erf_isotropic");
        var task = new FixedSpectrumTask([1], [120], teacherUnits: 2);
        var splitTask = new FixedSpectrumTask([1, 1, 1], [40, 40, 40], teacherUnits: 2);
        var whole = Model(reference.Start, task, reference.Eta);
        var split = Model(Split(reference.Start, 3), splitTask, reference.Eta);

        foreach (double alpha in new[] { 5.0, 100, 300 })
        {
            whole.Advance(alpha, CancellationToken.None);
            split.Advance(alpha, CancellationToken.None);
            Close.Relative(whole.TestLoss, split.TestLoss, 1e-10);
        }
    }

    /// <summary>Relabelling the student units relabels the overlaps and leaves ε_g, to the integration error.</summary>
    [Fact]
    public void PermutingStudentUnitsPermutesTheOverlaps()
    {
        var reference = ReferenceData.Case<OdeCase>("P4_erf_overrealizable");
        int[] order = [2, 0, 1];
        var permutedStart = reference.Start with
        {
            StudentTeacher = [.. reference.R0.Select(block => order.Select(i => block[i]).ToArray())],
            StudentStudent = [.. reference.Q0.Select(block => order.Select(i => order.Select(j => block[i][j]).ToArray()).ToArray())],
        };
        var task = new GaussianCommittee(reference.Data, new PhiloxStreams(0, 0));
        var original = Model(reference.Start, task, reference.Eta);
        var permuted = Model(permutedStart, task, reference.Eta);
        var (r, q, t) = (new double[6], new double[9], new double[4]);
        var (permutedR, permutedQ) = (new double[6], new double[9]);

        original.Advance(100, CancellationToken.None);
        permuted.Advance(100, CancellationToken.None);
        original.CopyOrderParameters(r, q, t);
        permuted.CopyOrderParameters(permutedR, permutedQ, t);

        Close.Relative(original.TestLoss, permuted.TestLoss, 1e-9);
        for (int i = 0; i < 3; i++)
        {
            Close.Absolute(r.AsSpan(2 * order[i], 2), permutedR.AsSpan(2 * i, 2), 1e-10);
            for (int j = 0; j < 3; j++)
                Close.Absolute(q[(3 * order[i]) + order[j]], permutedQ[(3 * i) + j], 1e-10);
        }
    }

    /// <summary>Oracle: the fixed point of a student that equals its teacher; every rate vanishes to round-off.</summary>
    [Fact]
    public void PerfectStudentIsAFixedPoint()
    {
        double[][][] t = [[[0.6, 0.1], [0.1, 0.4]], [[0.5, -0.2], [-0.2, 0.7]]];
        var rates = Rates(
            new InitialOverlaps { StudentTeacher = t, StudentStudent = t, TeacherTeacher = t }, new CovarianceSpectrum([1.5, 0.5], [10, 10]), learningRate: 1);

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

    private static double[] Rates(InitialOverlaps start, CovarianceSpectrum spectrum, double learningRate)
    {
        var overlaps = BlockOverlaps.Of(start);
        var equations = new BlockEquations(
            overlaps,
            TrainableSpectrum.Create(spectrum, spectrum.Dimension),
            Activation.Erf,
            new LearningRule(new OutputScales(1, 1), learningRate, 0, spectrum.Dimension),
            secondOrder: true);
        var rates = new double[equations.Dimension];
        equations.Derivative(0, [.. overlaps.StudentTeacher, .. overlaps.StudentStudent], rates);
        return rates;
    }

    private static CommitteeMachineOde Model(InitialOverlaps start, ICommitteeTask task, double learningRate) => new(
        new CommitteeMachineOdeOptions
        {
            HiddenUnits = start.StudentStudent[0].Length, LearningRate = learningRate, InitialOverlaps = start, RelativeTolerance = 1e-12,
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
