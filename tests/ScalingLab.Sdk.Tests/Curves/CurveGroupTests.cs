namespace ScalingLab.Sdk.Tests.Curves;

public sealed class CurveGroupTests
{
    /// <summary>By hand: the mean of 1, 2, 6 is 3, s² = (4 + 1 + 9) / 2 = 7, the standard error √(7/3). Rounding: a few ulp.</summary>
    [Fact]
    public void AveragesReplicasWithTheirStandardError()
    {
        CurveGroup group = new(ParameterPoint.Empty, [new([1, 2], [1, 5]), new([1, 2], [2, 5]), new([1, 2], [6, 5])]);
        Curve mean = group.Average();

        Assert.Equal([1, 2], mean.X.ToArray());
        Assert.Equal([3, 5], mean.Y.ToArray());
        Assert.Equal(3 - Math.Sqrt(7.0 / 3), mean.Low[0], 1e-14);
        Assert.Equal(3 + Math.Sqrt(7.0 / 3), mean.High[0], 1e-14);
        Assert.Equal((5, 5), (mean.Low[1], mean.High[1]));
    }

    [Fact]
    public void AveragesWhereAllReplicasHaveAValueOfTheirOwn()
    {
        CurveGroup group = new(ParameterPoint.Empty, [new([1, 2, 3], [1, 2, 3]), new([2, 3, 4], [4, 5, 6])]);
        Curve mean = group.Average();

        Assert.Equal([2, 3], mean.X.ToArray());
        Assert.Equal([3, 4], mean.Y.ToArray());
    }

    [Fact]
    public void AValueThatIsNoNumberMakesTheMeanNone()
    {
        CurveGroup group = new(ParameterPoint.Empty, [new([1, 2], [1, double.NaN]), new([1, 2], [3, 4])]);
        Assert.Equal([2, double.NaN], group.Average().Y.ToArray());
    }

    [Fact]
    public void ReplicasWithoutACommonAbscissaHaveNoMean() =>
        Assert.Equal(0, new CurveGroup(ParameterPoint.Empty, [new([1], [1]), new([2], [1])]).Average().Count);

    [Fact]
    public void ASingleReplicaIsItsOwnMean()
    {
        Curve only = new([1, 2], [3, 4]);
        Assert.Same(only, new CurveGroup(ParameterPoint.Empty, [only]).Average());
    }

    [Fact]
    public void NeedsACurve() => Assert.Throws<ArgumentException>(() => new CurveGroup(ParameterPoint.Empty, []));
}
