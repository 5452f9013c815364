namespace CommitteeMachine.Tests;

public sealed class GaussianCommitteeOptionsTests
{
    private static GaussianCommitteeOptions Valid => new() { Dimension = 1024, HiddenUnits = 2, Eigenvalues = 4 };

    [Fact]
    public void ValidOptionsHaveNoProblem() => Assert.Empty(Validation.Problems(Valid));

    [Theory]
    [InlineData(1000, 64, 1024)]
    [InlineData(970, 64, 960)]
    [InlineData(3, 8, 8)]
    [InlineData(9, 6, 6)]
    public void EigenvaluesMustDivideTheDimension(int dimension, int eigenvalues, int nearest)
    {
        string problem = Assert.Single(Validation.Problems(Valid with { Dimension = dimension, Eigenvalues = eigenvalues }));

        Assert.Equal($"{eigenvalues} eigenvalues of equal multiplicity do not divide the dimension {dimension}; use dimension: {nearest}", problem);
    }

    [Fact]
    public void OrthogonalTeachersNeedEigenspacesOfTheirNumber()
    {
        const string Reason = "needs 3 dimensions in each eigenspace, one for each teacher unit, but an eigenvalue has multiplicity 2; use fewer eigenvalues or units, or a larger dimension";
        var three = Valid with { HiddenUnits = 3, OrthogonalTeacher = true };

        Assert.Empty(Validation.Problems(three with { Dimension = 12 }));
        Assert.Equal([Reason], Validation.Problems(three with { Dimension = 8 }));
        Assert.Equal([Reason], Validation.Problems(three with { Dimension = 8, Eigenvalues = 1, Spectrum = [3, 2, 1], Multiplicities = [3, 2, 3] }));
        Assert.Equal([Reason], Validation.Problems(three with { Dimension = 8, Eigenvalues = 1, Spectrum = [4, 3, 2, 1] }));
        Assert.Empty(Validation.Problems(three with { Dimension = 8, OrthogonalTeacher = false }));
    }

    /// <summary>Oracle: the documented default, and that a given spectrum is no power law.</summary>
    [Fact]
    public void TheExponentIsOneByDefaultAndOnlyOfAPowerLaw()
    {
        Assert.Equal((Valid with { SpectrumExponent = 1 }).CreateSpectrum().Eigenvalues.ToArray(), Valid.CreateSpectrum().Eigenvalues.ToArray());
        Assert.Equal(
            ["has no effect with spectrum, which is no power law; leave it out"],
            Validation.Problems(Valid with { Eigenvalues = 1, Spectrum = [2, 1], SpectrumExponent = 1 }));
    }

    [Fact]
    public void NumbersMustBeInRange()
    {
        Assert.NotEmpty(Validation.Problems(Valid with { Dimension = 0 }));
        Assert.NotEmpty(Validation.Problems(Valid with { HiddenUnits = 0 }));
        Assert.NotEmpty(Validation.Problems(Valid with { Eigenvalues = 0 }));
        Assert.NotEmpty(Validation.Problems(Valid with { SpectrumExponent = 0 }));
        Assert.NotEmpty(Validation.Problems(Valid with { SpectrumExponent = double.NaN }));
    }

    [Theory]
    [InlineData("invariant")]
    [InlineData("de-DE")]
    public void TooManyWeightsAndVanishingEigenvaluesAreRefused(string culture)
    {
        using var _ = Culture.Use(culture);

        Assert.Equal(
            "1000 teacher units of dimension 10000000 are more than the 1000000000 weights that are supported; use fewer units or a smaller dimension",
            Assert.Single(Validation.Problems(Valid with { Dimension = 10_000_000, HiddenUnits = 1000 })));
        Assert.Equal(
            "with a spectrum exponent of 1000.5 the eigenvalue 4 is smaller than a double can hold; use a smaller exponent or fewer eigenvalues",
            Assert.Single(Validation.Problems(Valid with { SpectrumExponent = 1000.5 })));
    }
}
