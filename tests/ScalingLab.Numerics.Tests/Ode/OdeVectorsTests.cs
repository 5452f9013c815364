namespace ScalingLab.Numerics.Tests;

/// <summary>Oracle: plain loops with the same order of operations, so equality is exact on every vector width.</summary>
[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class OdeVectorsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(100)]
    public void Combination_and_norm_equal_plain_loops_bit_for_bit(int dimension)
    {
        int n = OdeVectors.PaddedLength(dimension);
        var random = new Random(dimension);
        double[] weights = [0.3, 0, -1.7, 12.5], stages = Filled(4 * n), origin = Filled(n), after = Filled(n), absolute = Filled(n);
        for (int i = 0; i < n; i++) absolute[i] = 1e-3 + Math.Abs(absolute[i]);

        double[] combined = new double[n];
        OdeVectors.Combine(combined, origin, 0.1, weights, stages);
        double[] lanes = new double[8];
        for (int i = 0; i < n; i++)
        {
            double sum = origin[i], error = 0;
            foreach (int j in new[] { 0, 2, 3 })
            {
                sum += 0.1 * weights[j] * stages[j * n + i];
                error += 0.1 * weights[j] * stages[j * n + i];
            }

            Assert.Equal(sum, combined[i]);
            error /= absolute[i] + 1e-2 * Math.Max(Math.Abs(origin[i]), Math.Abs(after[i]));
            lanes[i % 8] += error * error;
        }

        double expected = ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
        Assert.Equal(expected, OdeVectors.ScaledSquares(0.1, weights, stages, origin, after, absolute, 1e-2));

        double[] Filled(int length) => Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5).ToArray();
    }

    [Fact]
    public void First_component_that_is_not_finite_is_found()
    {
        double[] values = new double[29];
        Assert.Equal(-1, OdeVectors.IndexOfNonFinite(values));
        foreach (int i in new[] { 28, 17, 8, 3, 0 })
        {
            values[i] = i % 2 == 0 ? double.NaN : double.NegativeInfinity;
            Assert.Equal(i, OdeVectors.IndexOfNonFinite(values));
        }
    }
}
