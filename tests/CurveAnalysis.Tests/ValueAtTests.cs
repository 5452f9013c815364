using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class ValueAtTests
{
    // Oracle: a power law is a straight line in log-log.
    [Theory]
    [InlineData(1)]
    [InlineData(3.3)]
    [InlineData(10)]
    public void APowerLawIsReadExactly(double at)
    {
        var finding = Analyse(at, Curves.Of(x => 2 * Math.Pow(x, -0.7), [1, 2, 5, 10]));

        Assert.Equal(2 * Math.Pow(at, -0.7), finding.Value, 1e-14);
        Assert.True(double.IsNaN(finding.Low));
    }

    // Oracle: Student's t, 0.975 quantile with 2 degrees of freedom, 4.302653; mean 2, standard error 1/sqrt(3).
    [Fact]
    public void TheIntervalIsStudentsT()
    {
        var finding = Analyse(1, Curves.Of(_ => 1, [1, 2]), Curves.Of(_ => 2, [1, 2]), Curves.Of(_ => 3, [1, 2]));

        Assert.Equal(2, finding.Value, 1e-14);
        Assert.Equal(2 - 4.302653 / Math.Sqrt(3), finding.Low, 1e-5);
        Assert.Equal(2 + 4.302653 / Math.Sqrt(3), finding.High, 1e-5);
    }

    [Fact]
    public void OutsideTheDataNothingIsDetermined()
    {
        var finding = Analyse(11, Curves.Of(x => x, [1, 10]));

        Assert.False(finding.IsDetermined);
        Assert.Contains("from 1 to 10", finding.Note, StringComparison.Ordinal);
    }

    private static Finding Analyse(double at, params Curve[] replicas) => Assert.Single(
        new ValueAt(new ValueAtOptions { At = at }).Analyse(new CurveFamily("block", "x", "y", [new CurveGroup(ParameterPoint.Empty, replicas)])));
}
