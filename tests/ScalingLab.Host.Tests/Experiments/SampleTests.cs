using ScalingLab.Host.Experiments;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Experiments;

/// <summary>The experiment of the specification means what its comments say.</summary>
public sealed class SampleTests
{
    [Fact]
    public void Header_is_read()
    {
        Experiment experiment = Sample.Valid(Sample.Text);
        Assert.Equal("plateau-length", experiment.Id);
        Assert.Equal(20240917UL, experiment.Seed);
        Assert.Equal([("beta", "1"), ("eta", "0.1")], experiment.Parameters.Select(parameter => (parameter.Key, parameter.Value)));
        Assert.Equal(["eigenvalues"], experiment.SweptNames);
        Assert.Equal(4, experiment.Points.Count);
        Assert.Equal("eigenvalues = 8", experiment.Points[3].ToString());
    }
}
