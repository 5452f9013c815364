namespace CommitteeMachine.Tests;

public sealed class CommitteeOptionsTests
{
    private static readonly GaussianCommitteeOptions _data = new() { Dimension = 64, HiddenUnits = 2, Eigenvalues = 2 };

    private static CommitteeMachineOdeOptions Valid => new() { HiddenUnits = 2, LearningRate = 0.1, InitialOverlaps = Overlaps };

    private static InitialOverlaps Overlaps => new()
    {
        StudentTeacher = [[[0.1, 0], [0, 0.1]], [[0.1, 0], [0, 0.1]]],
        StudentStudent = [[[0.1, 0.01], [0.01, 0.1]], [[0.1, 0], [0, 0.1]]],
        TeacherTeacher = [[[0.5, 0], [0, 0.5]], [[0.5, 0.1], [0.1, 0.5]]],
    };

    [Fact]
    public void ValidOptionsHaveNoProblem()
    {
        Assert.Empty(Validation.Problems(Valid, _data));
        Assert.Empty(Validation.Problems(new CommitteeMachineOptions { HiddenUnits = 1, LearningRate = 1e-3, InitScale = 0 }, _data));
    }

    [Fact]
    public void NumbersMustBeInRange()
    {
        var valid = new CommitteeMachineOptions { HiddenUnits = 2, LearningRate = 0.1 };
        Assert.NotEmpty(Validation.Problems(valid with { HiddenUnits = 0 }));
        Assert.NotEmpty(Validation.Problems(valid with { LearningRate = -0.1 }));
        Assert.NotEmpty(Validation.Problems(valid with { LearningRate = double.PositiveInfinity }));
        Assert.NotEmpty(Validation.Problems(valid with { InitScale = -1 }));
        Assert.NotEmpty(Validation.Problems(valid with { InitScale = double.NaN }));
        Assert.NotEmpty(Validation.Problems(valid with { StudentOutputScale = 0 }));
        Assert.NotEmpty(Validation.Problems(valid with { TeacherOutputScale = -1 }));
        Assert.NotEmpty(Validation.Problems(Valid with { RelativeTolerance = 0 }));
    }

    [Fact]
    public void TheLawOfDrawnWeightsDoesNotGoWithAnExplicitStart()
    {
        const string Reason = "has no effect with an explicit start; leave it out";
        var symmetric = Valid with { InitialOverlaps = null, SymmetricStart = new() { StudentTeacher = 0.1, StudentStudent = 0.1 } };

        Assert.Empty(Validation.Problems(symmetric, _data));
        foreach (var options in new[] { Valid, symmetric })
        {
            Assert.Equal([Reason], Validation.Problems(options with { InitOverlap = 0.1 }, _data));
            Assert.Equal([Reason], Validation.Problems(options with { InitScale = 0.01 }, _data));
            Assert.Equal([Reason, Reason], Validation.Problems(options with { InitScale = 0, InitOverlap = 0.1 }, _data));
        }

        Assert.NotEmpty(Validation.Problems(new CommitteeMachineOptions { HiddenUnits = 2, LearningRate = 0.1, InitOverlap = double.NaN }));
    }

    /// <summary>Oracle: the documented default.</summary>
    [Fact]
    public void WeightsAreDrawnWithOneHundredthByDefault()
    {
        Assert.Equal(0.01, new CommitteeMachineOptions { HiddenUnits = 2, LearningRate = 0.1 }.WeightScale);
        Assert.Equal(0, new CommitteeMachineOptions { HiddenUnits = 2, LearningRate = 0.1, InitScale = 0 }.WeightScale);
    }

    /// <summary>Every ReLU unit needs a length: one of a teacher unit will do, which the third student unit does not have.</summary>
    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public void ReluUnitsMayStartFromTheTeacherAlone(int units, int problems) => Assert.Equal(problems, Validation.Problems(
        new CommitteeMachineOptions { HiddenUnits = units, LearningRate = 0.1, InitScale = 0, InitOverlap = 0.5 }, _data with { Activation = Activation.Relu }).Length);

    [Fact]
    public void TooManyWeightsAreRefused() =>
        Assert.Contains(
            "1000 student units of dimension 10000000 are more than the 1000000000 weights",
            Assert.Single(Validation.Problems(
                new CommitteeMachineOptions { HiddenUnits = 1000, LearningRate = 0.1 }, _data with { Dimension = 10_000_000 })),
            StringComparison.Ordinal);

    [Fact]
    public void ShapesMustFitTheUnits()
    {
        Assert.Equal(
            ["student-teacher[2] is 1 row(s) of 2; expected 2 row(s) of 2"],
            Validation.Problems(Valid with { InitialOverlaps = Overlaps with { StudentTeacher = [[[0.1, 0], [0, 0.1]], [[0.1, 0]]] } }, _data));
        Assert.Equal(
            ["student-student has 1 matrices, but teacher-teacher has 2; give one per eigenvalue block"],
            Validation.Problems(Valid with { InitialOverlaps = Overlaps with { StudentStudent = [[[0.1, 0], [0, 0.1]]] } }, _data));
        Assert.Equal(
            ["teacher-teacher is empty; give one M x M matrix per eigenvalue block"],
            Validation.Problems(Valid with { InitialOverlaps = Overlaps with { TeacherTeacher = [] } }, _data));
        Assert.Equal(
            ["teacher-teacher[1] is 2 row(s) of 2, 1; expected 2 row(s) of 2"],
            Validation.Problems(
                Valid with { InitialOverlaps = Overlaps with { TeacherTeacher = [[[0.5, 0], [0]], [[0.5, 0], [0, 0.5]]] } }, _data));
        Assert.Equal(4, Validation.Problems(Valid with { HiddenUnits = 3 }, _data).Length);
    }

    [Fact]
    public void ShapesMustFitTheData()
    {
        Assert.Equal(
            ["there are matrices for 2 eigenvalue block(s), but the data have eigenvalues: 4; give one matrix per block"],
            Validation.Problems(Valid, _data with { Eigenvalues = 4 }));
        Assert.Equal(
            ["there are matrices for 2 eigenvalue block(s), but the data have eigenvalues: 2, 3 blocks, since trainable-directions splits one into trained and frozen directions; give one matrix per block"],
            Validation.Problems(Valid with { TrainableDirections = 10 }, _data));
        Assert.Empty(Validation.Problems(Valid with { TrainableDirections = 32 }, _data));
        Assert.Equal(
            ["the matrices are for M = 2 teacher unit(s), but the data have hidden-units: 3; make them agree"],
            Validation.Problems(Valid, _data with { HiddenUnits = 3 }));
    }

    [Fact]
    public void ATrainedOutputNeedsEquationsThatHaveIt()
    {
        Assert.Empty(Validation.Problems(Valid with { TrainableOutput = true }, _data));
        Assert.StartsWith(
            "needs integrator: explicit; the implicit one solves for equations per eigenvalue block",
            Assert.Single(Validation.Problems(Valid with { TrainableOutput = true, Integrator = OdeMethod.Implicit }, _data)),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "cannot be given together with symmetric-start, whose 4 variables per eigenvalue are for a fixed output weight",
            Assert.Single(Validation.Problems(
                Valid with { TrainableOutput = true, InitialOverlaps = null, SymmetricStart = new() { StudentTeacher = 0.1, StudentStudent = 0.1 } }, _data)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invariant")]
    [InlineData("de-DE")]
    public void MatricesMustBeSymmetric(string culture)
    {
        using var _ = Culture.Use(culture);
        double[][][] skew = [[[0.1, 0.01], [0.02, 0.1]], [[0.1, 0], [0, 0.1]]];

        Assert.Equal(
            ["student-student[1] is not symmetric: element (1,2) is 0.01 and (2,1) is 0.02"],
            Validation.Problems(Valid with { InitialOverlaps = Overlaps with { StudentStudent = skew } }, _data));
    }

    /// <summary>|r|² ≤ q T is needed of any weights; r = 0.3 with q = 0.1 and T = 0.5 breaks it.</summary>
    [Fact]
    public void OverlapsMustBeThoseOfSomeWeights()
    {
        string problem = Assert.Single(Validation.Problems(
            Valid with { InitialOverlaps = Overlaps with { StudentTeacher = [[[0.1, 0], [0, 0.1]], [[0.3, 0], [0, 0.1]]] } }, _data));

        Assert.Equal(
            "block 2 of student-student, student-teacher and teacher-teacher is not a Gram matrix (student-teacher (1,1) is 0.3, but the lengths of its units allow 0.2236 at most), so no weights have these overlaps; lower the overlap or raise the diagonals",
            problem);
        Assert.Contains(
            "teacher-teacher (2,2), a squared length, is -0.5",
            Assert.Single(Validation.Problems(Valid with { InitialOverlaps = Overlaps with { TeacherTeacher = [[[0.5, 0], [0, -0.5]], [[0.5, 0], [0, 0.5]]] } }, _data)),
            StringComparison.Ordinal);
    }

    /// <summary>
    /// Each pair may be possible and all together not: q ≥ r T⁻¹ rᵀ is needed, and r = 0.2 (1, −1) has 0.08/0.4 = 0.2 with T = (0.5, 0.1; 0.1, 0.5), but q = 0.1.
    /// </summary>
    [Fact]
    public void OverlapsMustBePossibleTogether()
    {
        string problem = Assert.Single(Validation.Problems(
            Valid with { InitialOverlaps = Overlaps with { StudentTeacher = [[[0.1, 0], [0, 0.1]], [[0.2, -0.2], [0, 0]]] } }, _data));

        Assert.StartsWith("block 2 of student-student, student-teacher and teacher-teacher is not a Gram matrix (smallest eigenvalue -0.", problem, StringComparison.Ordinal);
        Assert.EndsWith("lower |student-teacher| or raise the diagonal of student-student", problem, StringComparison.Ordinal);
    }

    /// <summary>
    /// Oracle: r² ≤ q T, however much smaller the student is than the teacher. A squared length of 0 leaves no overlap at all. What is possible stays so at
    /// every scale, with r² = 0.81 q T.
    /// </summary>
    [Theory]
    [InlineData(9e-5, 1e-12, 1, false)]
    [InlineData(9e-7, 1e-12, 1, true)]
    [InlineData(1.1e-6, 1e-12, 1, false)]
    [InlineData(9e-101, 1e-200, 1, true)]
    [InlineData(1.1e-100, 1e-200, 1, false)]
    [InlineData(1e300, 1e-300, 1, false)]
    [InlineData(1e-30, 0, 1, false)]
    [InlineData(1e-30, 1, 0, false)]
    [InlineData(0, 0, 1, true)]
    public void SmallStudentsAreHeldToTheSameLaw(double r, double q, double t, bool possible)
    {
        double[][][] Diagonal(double value) => [[[value, 0], [0, value]]];
        var options = Valid with { InitialOverlaps = new() { StudentTeacher = Diagonal(r), StudentStudent = Diagonal(q), TeacherTeacher = Diagonal(t) } };

        Assert.Equal(possible ? 0 : 1, Validation.Problems(options, _data with { Eigenvalues = 1 }).Length);
    }

    /// <summary>An asymmetry counts relative to the lengths of its two units, not to the longest unit.</summary>
    [Fact]
    public void ShortUnitsMustHaveSymmetricOverlapsToo()
    {
        double[][][] t = [[[1, 0], [0, 1]]], r = [[[0, 0], [0, 0]]], q = [[[1, 1e-9], [2e-9, 1e-12]]];

        Assert.Equal(
            ["student-student[1] is not symmetric: element (1,2) is 1E-09 and (2,1) is 2E-09"],
            Validation.Problems(Valid with { InitialOverlaps = new() { StudentTeacher = r, StudentStudent = q, TeacherTeacher = t } }, _data with { Eigenvalues = 1 }));
    }

    /// <summary>A converged student, J = B, written with nine digits, misses its vanishing eigenvalue by round-off and must pass.</summary>
    [Fact]
    public void ConvergedStudentIsAccepted()
    {
        double[][][] t = [[[0.333333333, 0.123456789], [0.123456789, 0.333333334]], [[0.5, 0], [0, 0.5]]];

        Assert.Empty(Validation.Problems(
            Valid with { InitialOverlaps = new() { StudentTeacher = t, StudentStudent = t, TeacherTeacher = t } }, _data));
    }

    /// <summary>Other data generators may have other options; what they could not check is checked when the run starts.</summary>
    [Fact]
    public void OverlapsAreCheckedAgainstTheTaskItself()
    {
        var task = new FixedSpectrumTask([1], [10], teacherUnits: 2);

        var error = Assert.Throws<ArgumentException>(() => new CommitteeMachineOde(Valid, task, new PhiloxStreams(0, 0)));

        Assert.Contains("initial-overlaps: there are matrices for 2 eigenvalue block(s)", error.Message, StringComparison.Ordinal);
    }
}
