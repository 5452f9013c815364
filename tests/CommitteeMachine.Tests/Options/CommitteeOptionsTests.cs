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
    public void AnOverlapOfDrawnWeightsDoesNotGoWithAnExplicitStart()
    {
        Assert.Equal(["has no effect on an explicit start; leave it out"], Validation.Problems(Valid with { InitOverlap = 0.1 }, _data));
        Assert.NotEmpty(Validation.Problems(new CommitteeMachineOptions { HiddenUnits = 2, LearningRate = 0.1, InitOverlap = double.NaN }));
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
            ["the matrices are for M = 2 teacher unit(s), but the data have hidden-units: 3; make them agree"],
            Validation.Problems(Valid, _data with { HiddenUnits = 3 }));
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

        Assert.StartsWith("block 2 of student-student, student-teacher and teacher-teacher is not a Gram matrix (smallest eigenvalue -0.", problem, StringComparison.Ordinal);
        Assert.EndsWith("lower |student-teacher| or raise the diagonal of student-student", problem, StringComparison.Ordinal);
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
