using System.ComponentModel.DataAnnotations;

namespace Perceptron.Tests;

public sealed class BinaryTeacherTests
{
    [Fact]
    public void TheTeacherHasTheNormAndAgreesWithEveryExample()
    {
        var task = Tasks.Create(3, 101);
        var rows = new sbyte[task.Examples * 101];
        task.DrawSignedExamples(Tasks.Streams().Create("data"), rows);

        Assert.Equal(303, task.Examples);
        Assert.Equal(101, task.TeacherWeights.ToArray().Sum(w => w * w), 1e-10);
        Assert.All(rows, x => Assert.Equal(1, Math.Abs((int)x)));
        double[] teacher = task.TeacherWeights.ToArray();
        for (int row = 0; row < task.Examples; row++)
            Assert.True(Enumerable.Range(0, 101).Sum(i => rows[row * 101 + i] * teacher[i]) >= 0);
    }

    // Signed examples keep a bias sqrt(2/pi) along the teacher and variance 1: 4 standard errors of 5e5 components.
    [Fact]
    public void GaussianExamplesHaveTheirMoments()
    {
        var task = Tasks.Create(50, 100, inputs: InputDistribution.Gaussian);
        var rows = new float[task.Examples * 100];
        task.DrawSignedExamples(Tasks.Streams().Create("data"), rows);
        double[] teacher = task.TeacherWeights.ToArray();
        double along = Enumerable.Range(0, task.Examples).Average(row => Enumerable.Range(0, 100).Sum(i => rows[row * 100 + i] * teacher[i])) / 10;

        Assert.Equal(1, rows.Average(x => (double)x * x), 4 * Math.Sqrt(2.0 / rows.Length));
        Assert.Equal(Math.Sqrt(2 / Math.PI), along, 4 * Math.Sqrt((1 - 2 / Math.PI) / task.Examples));
    }

    [Fact]
    public void AskingForTheOtherKindOfInputsIsRefused() =>
        Assert.Throws<InvalidOperationException>(() => Tasks.Create(1, 8).DrawSignedExamples(Tasks.Streams().Create("data"), new float[8]));

    [Theory]
    [InlineData(1000, 0)]
    [InlineData(1000, -1)]
    [InlineData(10, 0.01)]
    [InlineData(1000000, 1000000)]
    public void ImpossibleTasksAreNamed(int dimension, double alpha)
    {
        var options = new BinaryTeacherOptions { Dimension = dimension, ExamplesPerDimension = alpha };
        List<ValidationResult> problems = [];

        Assert.False(Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true));
        Assert.Contains(problems, problem => problem.MemberNames.Contains(nameof(BinaryTeacherOptions.ExamplesPerDimension)));
    }

    // One byte a component; the padding to multiples of 8 is below 8 %.
    [Fact]
    public void BinaryExamplesTakeOneByteAComponent()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var matrix = ExampleMatrix.Draw(Tasks.Create(10, 1001), Tasks.Streams());
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(bytes / (10010.0 * 1001), 1, 1.1);
        Assert.Equal(1008, matrix.Stride);
    }

    // Oracle: the sums in the order of the definition; exact integers times small integers, so equal to the bit.
    [Theory]
    [InlineData(InputDistribution.Binary)]
    [InlineData(InputDistribution.Gaussian)]
    public void TheProductsAgreeWithTheirDefinition(InputDistribution inputs)
    {
        var task = Tasks.Create(0.62, 37, inputs: inputs);
        var matrix = ExampleMatrix.Draw(task, Tasks.Streams());
        var entries = new double[task.Examples * 37];
        if (inputs == InputDistribution.Binary)
        {
            var rows = new sbyte[entries.Length];
            task.DrawSignedExamples(Tasks.Streams().Create("data"), rows);
            for (int i = 0; i < rows.Length; i++) entries[i] = rows[i];
        }
        else
        {
            var rows = new float[entries.Length];
            task.DrawSignedExamples(Tasks.Streams().Create("data"), rows);
            for (int i = 0; i < rows.Length; i++) entries[i] = rows[i];
        }

        var vector = new double[matrix.Stride];
        for (int i = 0; i < 37; i++) vector[i] = i - 11;
        double[] weights = [.. Enumerable.Range(0, task.Examples).Select(row => (double)row * row - 30)];
        double[] fields = new double[task.Examples], sums = new double[matrix.Stride];
        matrix.Multiply(vector, fields);
        matrix.MultiplyTransposed(weights, sums);

        for (int row = 0; row < task.Examples; row++)
            Assert.Equal(Enumerable.Range(0, 37).Sum(i => entries[row * 37 + i] * vector[i]), fields[row], 1e-10);
        for (int i = 0; i < matrix.Stride; i++)
            Assert.Equal(i < 37 ? Enumerable.Range(0, task.Examples).Sum(row => entries[row * 37 + i] * weights[row]) : 0, sums[i], 1e-9);
    }
}
