namespace ScalingLab.Sdk.Tests.Capabilities;

public sealed class CovarianceSpectrumTests
{
    [Fact]
    public void CountsItsDimension()
    {
        double[] eigenvalues = [2, 0.5];
        CovarianceSpectrum spectrum = new(eigenvalues, [3, 4]);
        eigenvalues[0] = 9;

        Assert.Equal((2, 7), (spectrum.Count, spectrum.Dimension));
        Assert.Equal([2, 0.5], spectrum.Eigenvalues.ToArray());
        Assert.Equal([3, 4], spectrum.Multiplicities.ToArray());
    }

    [Theory]
    [InlineData(new double[0], new int[0], "multiplicities")]
    [InlineData(new double[] { 1, 2 }, new[] { 1 }, "multiplicities")]
    [InlineData(new double[] { 1, 0 }, new[] { 1, 1 }, "eigenvalues")]
    [InlineData(new[] { 1, double.NaN }, new[] { 1, 1 }, "eigenvalues")]
    [InlineData(new[] { 1, double.PositiveInfinity }, new[] { 1, 1 }, "eigenvalues")]
    [InlineData(new double[] { 1, 2 }, new[] { 1, 0 }, "multiplicities")]
    public void RefusesWhatIsNoSpectrum(double[] eigenvalues, int[] multiplicities, string parameter) =>
        Assert.Equal(parameter, Assert.Throws<ArgumentException>(() => new CovarianceSpectrum(eigenvalues, multiplicities)).ParamName);
}
