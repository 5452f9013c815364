namespace CommitteeMachine.Tests;

public sealed class GaussianCommitteeTests
{
    /// <summary>Oracle: λ_l = λ_+ l^−(1+β) with Tr Σ = N; the sum of L ≤ 1000 terms to a few roundings.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(8, 0.25)]
    [InlineData(1000, 0.5)]
    public void SpectrumIsAPowerLawOfTraceN(int blocks, double exponent)
    {
        var spectrum = Create(new() { Dimension = 2000, HiddenUnits = 1, Eigenvalues = blocks, SpectrumExponent = exponent }).Spectrum;

        Assert.Equal(2000, spectrum.Dimension);
        Assert.All(spectrum.Multiplicities.ToArray(), count => Assert.Equal(2000 / blocks, count));
        Close.Relative(blocks, spectrum.Eigenvalues.ToArray().Sum(), 1e-14);
        for (int l = 1; l <= blocks; l++)
            Close.Relative(spectrum.Eigenvalues[0] * Math.Pow(l, -(1 + exponent)), spectrum.Eigenvalues[l - 1], 1e-14);
    }

    /// <summary>Oracle: component a is √λ_a times the normal that the stream gives in its place; equal to the bit.</summary>
    [Theory]
    [InlineData(24, 1)]
    [InlineData(24, 3)]
    [InlineData(13, 13)]
    public void InputsAreScaledNormals(int dimension, int blocks)
    {
        var streams = new PhiloxStreams(9, 2);
        var task = Create(SimulationTests.Data(dimension, 1, blocks), streams);
        var (inputs, normals) = (new double[5 * dimension], new double[5 * dimension]);

        task.DrawInputs(streams.Create("data"), inputs);
        streams.Create("data").FillNormal(normals);

        for (int a = 0; a < inputs.Length; a++)
            Assert.Equal(Math.Sqrt(task.Spectrum.Eigenvalues[a % dimension / (dimension / blocks)]) * normals[a], inputs[a]);
    }

    [Fact]
    public void TeacherComesFromItsOwnStream()
    {
        var streams = new PhiloxStreams(9, 2);
        var task = Create(SimulationTests.Data(10, 3, 2), streams);
        var expected = new double[30];
        streams.Create("teacher").FillNormal(expected);

        Assert.Equal(expected, task.TeacherWeights.ToArray());
        Assert.True(task.TeacherWeights == task.TeacherWeights);
    }

    /// <summary>
    /// Oracle: T^l = (n_l/N) 1, to a few roundings of sums of n_l terms; unequal multiplicities, and one of exactly M. The first vector keeps its direction.
    /// </summary>
    [Theory]
    [InlineData(1, 8, 8)]
    [InlineData(3, 3, 9)]
    [InlineData(5, 64, 5, 31)]
    public void OrthogonalTeachersHaveTheOverlapsOfInfiniteDimension(int units, params int[] multiplicities)
    {
        int dimension = multiplicities.Sum();
        double[] spectrum = [.. multiplicities.Select((_, l) => 1.0 / (1 + l))];
        var streams = new PhiloxStreams(9, 2);
        GaussianCommitteeOptions options = new() { Dimension = dimension, HiddenUnits = units, Spectrum = spectrum, Multiplicities = multiplicities };
        var (random, orthogonal) = (Create(options, streams), Create(options with { OrthogonalTeacher = true }, streams));

        var overlaps = BlockOverlaps.Measure(random.TeacherWeights, orthogonal.TeacherWeights, orthogonal.Spectrum);
        for (int l = 0; l < multiplicities.Length; l++)
        {
            double fraction = (double)multiplicities[l] / dimension;
            for (int n = 0; n < units; n++)
            {
                for (int m = n; m < units; m++)
                    Close.Absolute(n == m ? fraction : 0, overlaps.TeacherTeacher[(PackedSymmetric.Index(units, n, m) * multiplicities.Length) + l], 1e-14);
            }

            double length = Math.Sqrt(overlaps.StudentStudent[l]);
            Close.Relative(Math.Sqrt(fraction) * length, overlaps.StudentTeacher[l], 1e-14);
        }
    }

    [Fact]
    public void OnlyWholeInputsAreDrawn()
    {
        var streams = new PhiloxStreams(0, 0);
        var task = Create(SimulationTests.Data(10, 1, 1), streams);

        var error = Assert.Throws<ArgumentException>(() => task.DrawInputs(streams.Create("data"), new double[15]));

        Assert.Contains("15 components are not whole inputs of 10", error.Message, StringComparison.Ordinal);
    }

    private static GaussianCommittee Create(GaussianCommitteeOptions options, RandomStreams? streams = null) =>
        new(options, streams ?? new PhiloxStreams(0, 0));
}
