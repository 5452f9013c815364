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
    public void ReplicasWithAbscissasOfTheirOwnAreAveragedInTheirCommonRange()
    {
        // y = ln x and y = 2 + ln x are straight lines in ln x, so that their mean is exact: 1 + ln x, from 2 to 30, with the standard error 1.
        double[] first = [1, 3, 9, 30], second = [2, 5, 40];
        Curve mean = new CurveGroup(
            ParameterPoint.Empty, [new(first, Array.ConvertAll(first, Math.Log)), new(second, Array.ConvertAll(second, x => 2 + Math.Log(x)))]).Average();
        Assert.Equal(50, mean.Count);
        Assert.Equal((2, 30), (mean.X[0], mean.X[^1]));
        for (int i = 0; i < mean.Count; i++)
        {
            Assert.Equal(1 + Math.Log(mean.X[i]), mean.Y[i], 1e-13);
            Assert.Equal(1, mean.High[i] - mean.Y[i], 1e-13);
        }

        // Where an abscissa is not positive, straight lines in x: y = x and y = 2 + x.
        mean = new CurveGroup(ParameterPoint.Empty, [new([-1, 3], [-1, 3]), new([-2, 2, 4], [0, 4, 6])]).Average();
        Assert.Equal((-1, 3), (mean.X[0], mean.X[^1]));
        for (int i = 0; i < mean.Count; i++) Assert.Equal(1 + mean.X[i], mean.Y[i], 1e-13);
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
