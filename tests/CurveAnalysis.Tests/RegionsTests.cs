using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

public sealed class RegionsTests
{
    [Fact]
    public void EachValueHasItsLongestStretch()
    {
        var curve = new Curve([0, 1, 2, 3, 4, 5, 6], [1, 3, 1, 1, 2, 2, 2]);
        var findings = new Regions().Analyse(new CurveFamily("phase", "x", "y", [new CurveGroup(ParameterPoint.Empty, [curve])])).ToArray();
        Assert.Equal(["region-1", "region-2", "region-3"], findings.Select(finding => finding.Name));
        Assert.Equal([(1.5, 3.5), (3.5, 6), (0.5, 1.5)], findings.Select(finding => (finding.Low, finding.High)));
        Assert.Equal([2.5, 4.75, 1], findings.Select(finding => finding.Value));
    }
}
