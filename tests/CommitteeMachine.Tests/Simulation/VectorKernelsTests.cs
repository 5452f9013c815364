namespace CommitteeMachine.Tests;

/// <summary>Oracle: the definition of each sum, one number at a time, in the stated order of 16 lanes; equal to the bit.</summary>
public sealed class VectorKernelsTests
{
    public static TheoryData<int> Lengths => [0, 1, 7, 8, 9, 15, 16, 17, 24, 31, 40, 100, 1024];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void DotAddsSixteenLanesInAFixedOrder(int length)
    {
        double[] x = Numbers(length, 1), y = Numbers(length, 2);

        Assert.Equal(LaneSum(x, y), VectorKernels.Dot(x, y));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void AddScaledRoundsOnce(int length)
    {
        double[] x = Numbers(length, 3), sum = Numbers(length, 4);
        double[] expected = [.. x.Zip(sum, (term, old) => Math.FusedMultiplyAdd(0.3, term, old))];

        VectorKernels.AddScaled(0.3, x, sum);

        Assert.Equal(expected, sum);
    }

    /// <summary>One pass gives the bits of an update and a projection, whether units are taken in pairs or alone.</summary>
    [Theory]
    [InlineData(1, 5)]
    [InlineData(1, 40)]
    [InlineData(2, 7)]
    [InlineData(2, 25)]
    [InlineData(3, 100)]
    [InlineData(4, 1024)]
    [InlineData(5, 129)]
    public void UpdateAndProjectEqualsItsTwoParts(int rows, int length)
    {
        double[] weights = Numbers(rows * length, 5), previous = Numbers(length, 6), next = Numbers(length, 7), factors = Numbers(rows, 8);
        double[] separate = [.. weights];
        var (together, expected) = (new double[rows], new double[rows]);

        VectorKernels.Update(separate, factors, previous);
        VectorKernels.Project(separate, next, expected);
        VectorKernels.UpdateAndProject(weights, factors, previous, next, together);

        Assert.Equal(separate, weights);
        Assert.Equal(expected, together);
        for (int i = 0; i < rows; i++)
            Assert.Equal(LaneSum(weights.AsSpan(i * length, length), next), together[i]);
    }

    [Fact]
    public void ShapesMustFit()
    {
        Assert.Throws<ArgumentException>(() => VectorKernels.Dot(new double[3], new double[4]));
        Assert.Throws<ArgumentException>(() => VectorKernels.AddScaled(1, new double[3], new double[4]));
        Assert.Throws<ArgumentException>(() => VectorKernels.Project(new double[7], new double[4], new double[2]));
        Assert.Throws<ArgumentException>(() => VectorKernels.Update(new double[7], new double[2], new double[4]));
        Assert.Throws<ArgumentException>(() => VectorKernels.UpdateAndProject(new double[8], new double[2], new double[4], new double[5], new double[2]));
        Assert.Throws<ArgumentException>(() => VectorKernels.UpdateAndProject(new double[8], new double[2], new double[4], new double[4], new double[3]));
    }

    private static double LaneSum(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var lanes = new double[16];
        int whole = x.Length / 8 * 8;
        for (int a = 0; a < whole; a++)
        {
            // A last group of eight that has no partner goes to the first eight lanes.
            int lane = a / 16 * 16 == whole / 16 * 16 ? a % 8 : a % 16;
            lanes[lane] = Math.FusedMultiplyAdd(x[a], y[a], lanes[lane]);
        }

        for (int width = 8; width >= 1; width /= 2)
        {
            for (int lane = 0; lane < width; lane++)
                lanes[lane] += lanes[lane + width];
        }

        double sum = lanes[0];
        for (int a = whole; a < x.Length; a++)
            sum = Math.FusedMultiplyAdd(x[a], y[a], sum);
        return sum;
    }

    private static double[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
    }
}
