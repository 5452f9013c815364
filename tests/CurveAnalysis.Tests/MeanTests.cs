using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class MeanTests
{
    [Fact]
    public void Mean_scatter_and_interval_are_those_of_the_textbook()
    {
        // Oracle: 1, 2, 3, 6: mean 3, s = sqrt(14/3); t(0.975, 3) = 3.182446305284263 (tables).
        var findings = Analyse(new(), new Curve([1, 2, 3, 4], [1, 2, 3, 6]));
        double scatter = Math.Sqrt(14.0 / 3);

        Assert.Equal(3, findings[0].Value, 1e-12);
        Assert.Equal(3 - 3.182446305284263 * scatter / 2, findings[0].Low, 1e-9);
        Assert.Equal(scatter, findings[1].Value, 1e-12);
    }

    [Fact]
    public void Only_the_window_counts_and_an_empty_one_is_not_determined()
    {
        Assert.Equal(2.5, Analyse(new() { Window = [2, 3] }, new Curve([1, 2, 3, 4], [1, 2, 3, 6]))[0].Value, 1e-12);
        Assert.Equal(
            "0 points in the window [5, 6] are too few for a mean, it takes 1; the data run from 1 to 2.",
            Analyse(new() { Window = [5, 6] }, new Curve([1, 2], [1, 2]))[0].Note);
    }

    private static Finding[] Analyse(MeanOptions options, Curve curve) =>
        [.. new Mean(options).Analyse(new CurveFamily("f", "x", "y", [new CurveGroup(ParameterPoint.Empty, [curve])]))];
}
