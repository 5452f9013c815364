namespace ScalingLab.Sdk.Tests.Curves;

public sealed class ParameterPointTests
{
    private static readonly ParameterPoint Point = Of(("eigenvalues", 4), ("activation", "erf"), ("second-order", true));

    [Fact]
    public void LooksUpAndLists()
    {
        Assert.True(Point.TryGet("activation", out ParameterValue value));
        Assert.Equal("erf", value);
        Assert.False(Point.TryGet("Activation", out ParameterValue none));
        Assert.Equal(default, none);
        Assert.Equal(["eigenvalues", "activation", "second-order"], Point.Select(entry => entry.Key));
        Assert.Equal((3, "eigenvalues"), (Point.Count, Point[0].Key));
    }

    [Fact]
    public void IsEqualWhenNamesOrderAndValuesAre()
    {
        Assert.Equal(Point, Of(("eigenvalues", 4), ("activation", "erf"), ("second-order", true)));
        Assert.Equal(Point.GetHashCode(), Of(("eigenvalues", 4), ("activation", "erf"), ("second-order", true)).GetHashCode());
        Assert.NotEqual(Point, Of(("activation", "erf"), ("eigenvalues", 4), ("second-order", true)));
        Assert.NotEqual(Point, Of(("eigenvalues", 5), ("activation", "erf"), ("second-order", true)));
        Assert.NotEqual(Point, ParameterPoint.Empty);
    }

    [Fact]
    public void LeavesAParameterOut()
    {
        Assert.Equal(Of(("eigenvalues", 4), ("second-order", true)), Point.Without("activation"));
        Assert.Same(Point, Point.Without("beta"));
    }

    [Fact]
    public void ReadsWellInMessages()
    {
        Assert.Equal("eigenvalues = 4, activation = erf, second-order = true", Point.ToString());
        Assert.Equal("", ParameterPoint.Empty.ToString());
    }

    [Fact]
    public void RefusesANameTwice() =>
        Assert.Contains("'beta'", Assert.Throws<ArgumentException>(() => Of(("beta", 1), ("gamma", 1), ("beta", 1))).Message, StringComparison.Ordinal);

    private static ParameterPoint Of(params (string Name, ParameterValue Value)[] values) =>
        new(values.Select(value => KeyValuePair.Create(value.Name, value.Value)));
}
