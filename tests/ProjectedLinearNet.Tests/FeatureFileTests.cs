using System.Globalization;

namespace ProjectedLinearNet.Tests;

public sealed class FeatureFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("features-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AFileStandsForItsNumbers()
    {
        var files = new ListedFeaturesOptions { EigenvaluesFile = Write("a.csv", "1\n0.5\n0.25\n"), TargetPowersFile = Write("b.txt", "1 0.5 0.1\n") };
        Assert.Empty(files.Validate(null!));
        var task = files.CreateTask();
        Assert.Equal([1, 0.5, 0.25], task.Modes.Eigenvalues.ToArray());
        Assert.Equal([1, 0.5, 0.1], task.Modes.TargetPowers.ToArray());
    }

    [Theory]
    [InlineData("1\n-2\n", "1\n1\n", "a.csv: number 2 is -2; all must be positive.")]
    [InlineData("1,2\n3,4\n", "1\n1\n", "a.csv holds 2 x 2 numbers; one row or column is needed.")]
    [InlineData("1\n2\n", "1\n", "1 target powers do not go with 2 eigenvalues; give one for each")]
    public void AFaultyFileIsRefusedByName(string eigenvalues, string powers, string problem)
    {
        var options = new ListedFeaturesOptions { EigenvaluesFile = Write("a.csv", eigenvalues), TargetPowersFile = Write("b.csv", powers) };
        Assert.Equal(problem, Assert.Single(options.Validate(null!)).ErrorMessage);
    }

    [Fact]
    public void NumbersAndTheirFileExcludeEachOther()
    {
        string file = Write("a.csv", "1\n");
        Assert.Equal(["Eigenvalues", "TargetPowers"], new ListedFeaturesOptions().Validate(null!).SelectMany(problem => problem.MemberNames));
        Assert.Equal(
            ["EigenvaluesFile"],
            new ListedFeaturesOptions { Eigenvalues = [1], EigenvaluesFile = file, TargetPowers = [1] }.Validate(null!).SelectMany(problem => problem.MemberNames));
    }

    // Oracle: a design whose covariance is known exactly. The four rows ±(2, 1), ±(−1, 2) have Σ = (5/2) I up to the weights 2 of the first pair, so that the
    // eigenvalues of the six rows are 10/3 and 5/3 along (2, 1)/√5 and (−1, 2)/√5; y = 3 x₁ − x₂ + 7 has the powers (√5)² 10/3 and (−√5)² 5/3.
    [Fact]
    public void TheSpectrumOfMeasuredFeaturesIsEstimated()
    {
        (double, double)[] rows = [(2, 1), (2, 1), (-2, -1), (-2, -1), (-1, 2), (1, -2)];
        var options = new MeasuredFeaturesOptions
        {
            Features = Write("x.csv", string.Concat(rows.Select(row => Line(row.Item1 + 10, row.Item2 - 4)))),
            Targets = Write("y.csv", string.Concat(rows.Select(row => Line((3 * row.Item1) - row.Item2 + 7)))),
        };
        Assert.Empty(options.Validate(null!));
        var modes = options.CreateTask().Modes;
        Close.Relative(10.0 / 3, modes.Eigenvalues[0], 1e-14);
        Close.Relative(5.0 / 3, modes.Eigenvalues[1], 1e-14);
        Close.Relative(50.0 / 3, modes.TargetPowers[0], 1e-13);
        Close.Relative(25.0 / 3, modes.TargetPowers[1], 1e-13);
    }

    [Fact]
    public void TargetsThatDoNotGoWithTheFeaturesAreRefused()
    {
        var options = new MeasuredFeaturesOptions { Features = Write("x.csv", "1,2\n3,4\n"), Targets = Write("y.csv", "1\n2\n3\n") };
        Assert.Equal("y.csv holds 3 x 1 numbers, which are not the targets of the 2 examples in x.csv.", Assert.Single(options.Validate(null!)).ErrorMessage);
    }

    private static string Line(params double[] numbers) => string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))) + "\n";

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
