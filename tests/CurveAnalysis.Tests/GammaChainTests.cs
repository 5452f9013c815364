using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class GammaChainTests
{
    // Oracle: y = x^-0.4 (1 + (x/P^0.7)^3): gamma1 = 0.4 far below the optimum, gamma2 = 0.7 and gamma = 0.28 exactly at every size. The window up to 0.05 of the optimum
    // adds less than 3 (0.05)^3.
    [Fact]
    public void AnExactChainIsRecovered()
    {
        var findings = Analyse(new GammaChainOptions { Size = "size", Window = [1e-3, 0.05], ScanFrom = [1e-3, 0.01], ScanTo = [0.05, 0.3], Band = 0.01 }, [1, 10, 100, 1000]);

        Assert.Equal(0.4, Value(findings, "gamma1"), 1e-3);
        Assert.Equal(0.7, Value(findings, "gamma2"), 1e-6);
        Assert.Equal(0.28, Value(findings, "gamma-measured"), 1e-6);
        Assert.Equal(0.28, Value(findings, "gamma-predicted"), 1e-3);
        Assert.Equal(1, Value(findings, "ratio"), 4e-3);
        Assert.InRange(Value(findings, "scan-median"), Value(findings, "scan-lower-quartile"), Value(findings, "scan-upper-quartile"));
        Assert.InRange(Value(findings, "scan-minimum"), 0.2, Value(findings, "scan-maximum"));

        // Four windows; four sizes, or the three largest.
        Assert.Contains("over 8 choices", findings.First(finding => finding.Name == "scan-median").Note, StringComparison.Ordinal);
    }

    [Fact]
    public void TooFewSizesAreNotDetermined()
    {
        var findings = Analyse(new GammaChainOptions { Size = "size" }, [1, 10]);

        Assert.Equal(10, findings.Length);
        Assert.All(findings, finding => Assert.False(finding.IsDetermined));
        Assert.Contains("2 sizes", findings[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownSizeIsNamed() =>
        Assert.Contains("size: P is not a swept parameter", Analyse(new GammaChainOptions { Size = "P" }, [1, 10, 100])[0].Note, StringComparison.Ordinal);

    private static double Value(Finding[] findings, string name) => Assert.Single(findings, finding => finding.Name == name).Value;

    private static Finding[] Analyse(GammaChainOptions options, double[] sizes)
    {
        var groups = sizes.Select(size => new CurveGroup(
            new ParameterPoint([new("size", size)]),
            [Curves.Of(x => Math.Pow(x, -0.4) * (1 + Math.Pow(x / Math.Pow(size, 0.7), 3)), Curves.LogSpaced(1e-4 * Math.Pow(size, 0.7), 10 * Math.Pow(size, 0.7), 200))]));
        return [.. new GammaChain(options).Analyse(new CurveFamily("block", "lambda", "test-error", [.. groups]))];
    }
}
