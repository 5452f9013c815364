using System.Globalization;

namespace CommitteeMachine.Tests;

public sealed class SpectrumFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("slab-spectra-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void EigenvaluesAreSorted()
    {
        var options = Options("0.5\n2\n1.5\n", SpectrumContents.Eigenvalues) with { Dimension = 6 };

        Assert.Empty(Validation.Problems(options));
        Assert.Equal([2, 1.5, 0.5], options.CreateSpectrum().Eigenvalues.ToArray());
        Assert.Equal([2, 2, 2], options.CreateSpectrum().Multiplicities.ToArray());
    }

    /// <summary>Oracle: [[2, 1], [1, 2]] has the eigenvalues 3 and 1; beside it a direction without variance.</summary>
    [Fact]
    public void ACovarianceGivesItsPositiveEigenvalues()
    {
        var options = Options("2,1,0\n1,2,0\n0,0,0\n", SpectrumContents.Covariance) with { Dimension = 2 };

        Assert.Empty(Validation.Problems(options));
        Close.Relative([3, 1], options.CreateSpectrum().Eigenvalues.ToArray(), 1e-14);
    }

    /// <summary>Oracle: ± (2, 0) and ± (0, 1) about the mean (5, 7) have the covariance diag(2, 1/2); with trace 2 that is 1.6 and 0.4.</summary>
    [Fact]
    public void SamplesGiveTheCovarianceAboutTheirMean()
    {
        var options = Options("x,y\n7,7\n3,7\n5,8\n5,6\n", SpectrumContents.Samples) with { Dimension = 2 };

        Assert.Empty(Validation.Problems(options));
        Close.Relative([2, 0.5], options.CreateSpectrum().Eigenvalues.ToArray(), 1e-14);
        Close.Relative([1.6, 0.4], (options with { UnitTrace = true }).CreateSpectrum().Eigenvalues.ToArray(), 1e-14);
    }

    /// <summary>Oracle: the law the samples are drawn from, λ = 3, 1, 0.2; 20,000 samples have relative errors √(2/20,000) = 1 %, four of which are allowed.</summary>
    [Fact]
    public void ManySamplesGiveTheSpectrumTheyAreDrawnFrom()
    {
        var normals = new double[60_000];
        new PhiloxStreams(7, 0).Create("samples").FillNormal(normals);
        double[] scales = [1, Math.Sqrt(0.2), Math.Sqrt(3)];
        string text = string.Join('\n', Enumerable.Range(0, 20_000).Select(s =>
            string.Join(';', Enumerable.Range(0, 3).Select(a => (scales[a] * normals[(3 * s) + a]).ToString("R", CultureInfo.InvariantCulture)))));

        Close.Relative([3, 1, 0.2], (Options(text, SpectrumContents.Samples) with { Dimension = 3 }).CreateSpectrum().Eigenvalues.ToArray(), 0.04);
    }

    [Theory]
    [InlineData("1\n2\n0\n", SpectrumContents.Eigenvalues, "s.csv: an eigenvalue is 0; leave directions without variance out.")]
    [InlineData("1\n-2\n", SpectrumContents.Eigenvalues, "s.csv: the smallest eigenvalue is -2 and the largest 1; a covariance has none below 0 and one above.")]
    [InlineData("1,2\n3,4\n", SpectrumContents.Eigenvalues, "s.csv holds 2 x 2 numbers, not a list of eigenvalues; is it a covariance or samples? Say so.")]
    [InlineData("1,2\n3,4\n", SpectrumContents.Covariance, "s.csv is not symmetric: element (1, 2) is 2 and (2, 1) is 3.")]
    [InlineData("1,2\n2,1\n", SpectrumContents.Covariance, "s.csv: the smallest eigenvalue is -1 and the largest 3; a covariance has none below 0 and one above.")]
    [InlineData("1,2,3\n2,1,3\n", SpectrumContents.Covariance, "s.csv holds 2 x 3 numbers; a covariance is a square matrix.")]
    [InlineData("1,2,3\n", SpectrumContents.Samples, "s.csv holds 1 x 3 numbers; samples are two rows or more, with a column for each component.")]
    [InlineData("1,2\n1,2\n", SpectrumContents.Samples, "s.csv: the smallest eigenvalue is 0 and the largest 0; a covariance has none below 0 and one above.")]
    [InlineData("1,a\n", SpectrumContents.Samples, "s.csv, line 1, cell 2: 'a' is not a number; a table holds numbers only, under a header line at most.")]
    [InlineData("3\n2\n1\n", SpectrumContents.Eigenvalues, "of 3 eigenvalues needs multiplicities, because 3 does not divide the dimension 8; or use dimension: 3")]
    public void MistakesNameTheFileAndTheRemedy(string text, SpectrumContents contents, string message) =>
        Assert.Equal(message, Assert.Single(Validation.Problems(Options(text, contents))));

    /// <summary>Oracle: three samples about their mean span two directions, and a component without variance is none.</summary>
    [Fact]
    public void MissingDirectionsAreNamedAsTheCause()
    {
        var samples = Options("1,2,3,4,5\n5,3,1,4,4\n2,2,8,1,0\n", SpectrumContents.Samples);
        Assert.Equal(
            "does not fill the dimension 5: only 2 of its 5 directions have variance (3 samples about their mean span at most 2); use dimension: 2, or say with multiplicities how often each eigenvalue occurs",
            Assert.Single(Validation.Problems(samples with { Dimension = 5 })));
        Assert.Empty(Validation.Problems(samples with { Dimension = 2 }));
        Assert.Empty(Validation.Problems(samples with { Dimension = 5, Multiplicities = [2, 3] }));

        Assert.Equal(
            "does not fill the dimension 3: only 2 of its 3 directions have variance; use dimension: 2, or say with multiplicities how often each eigenvalue occurs",
            Assert.Single(Validation.Problems(Options("2,1,0\n1,2,0\n0,0,0\n", SpectrumContents.Covariance) with { Dimension = 3 })));
    }

    [Fact]
    public void ContradictionsAreRefused()
    {
        var options = Options("2\n1\n", SpectrumContents.Eigenvalues);

        Assert.Equal("cannot be given together with spectrum; leave one of them out", Assert.Single(Validation.Problems(options with { Spectrum = [1] })));
        Assert.Equal("is 4, but spectrum-file has 2; leave eigenvalues out", Assert.Single(Validation.Problems(options with { Eigenvalues = 4 })));
        Assert.Equal(
            "must be 2 positive numbers, one per eigenvalue of spectrum-file, whose sum is the dimension 8",
            Assert.Single(Validation.Problems(options with { Multiplicities = [1, 2] })));
        Assert.Equal("has no effect with spectrum-file, which is no power law; leave it out", Assert.Single(Validation.Problems(options with { SpectrumExponent = 2 })));
        Assert.Equal("has no effect without spectrum-file", Assert.Single(Validation.Problems(options with { SpectrumFile = null, SpectrumFileContents = SpectrumContents.Samples })));
        Assert.Equal("is for a given spectrum; a power law has the trace N already", Assert.Single(Validation.Problems(options with { SpectrumFile = null, UnitTrace = true })));
    }

    private GaussianCommitteeOptions Options(string text, SpectrumContents contents)
    {
        string path = Path.Combine(_folder, "s.csv");
        File.WriteAllText(path, text);
        return new() { Dimension = 8, HiddenUnits = 2, SpectrumFile = path, SpectrumFileContents = contents };
    }
}
