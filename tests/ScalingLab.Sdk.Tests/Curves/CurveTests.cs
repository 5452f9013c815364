namespace ScalingLab.Sdk.Tests.Curves;

public sealed class CurveTests
{
    [Fact]
    public void CopiesWhatItIsGiven()
    {
        double[] x = [1, 2];
        double[] y = [3, double.NaN];
        Curve curve = new(x, y);
        x[0] = y[0] = 100;

        Assert.Equal([1, 2], curve.X.ToArray());
        Assert.Equal([3, double.NaN], curve.Y.ToArray());
        Assert.Equal(2, curve.Count);
        Assert.True(curve.Low.IsEmpty && curve.High.IsEmpty);
    }

    [Theory]
    [InlineData(new double[] { 1, 1 })]
    [InlineData(new double[] { 2, 1 })]
    [InlineData(new[] { 1, double.NaN })]
    [InlineData(new[] { 1, double.PositiveInfinity })]
    public void RefusesAbscissasThatDoNotIncrease(double[] x) =>
        Assert.Equal("x", Assert.Throws<ArgumentException>(() => new Curve(x, [0, 0])).ParamName);

    [Fact]
    public void RefusesLengthsThatDoNotFit()
    {
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => new Curve([1, 2], [1])).ParamName);
        Assert.Equal("low", Assert.Throws<ArgumentException>(() => new Curve([1, 2], [1, 2], [1], [1])).ParamName);
        Assert.Equal("low", Assert.Throws<ArgumentException>(() => new Curve([1, 2], [1, 2], [1, 2], [])).ParamName);
    }

    [Fact]
    public void TheEmptyCurveIsACurve() => Assert.Equal(0, new Curve([], []).Count);

    [Theory]
    [InlineData(2, 3, new double[] { 2, 3 })]
    [InlineData(1.5, 2.5, new double[] { 2 })]
    [InlineData(-1, 9, new double[] { 1, 2, 3, 4 })]
    [InlineData(5, 9, new double[0])]
    [InlineData(3, 2, new double[0])]
    public void AWindowIncludesItsEnds(double from, double to, double[] x)
    {
        Curve curve = new([1, 2, 3, 4], [10, 20, 30, 40], [9, 19, 29, 39], [11, 21, 31, 41]);
        Curve window = curve.Window(from, to);

        Assert.Equal(x, window.X.ToArray());
        Assert.Equal(x.Select(value => 10 * value), window.Y.ToArray());
        Assert.Equal(x.Select(value => 10 * value - 1), window.Low.ToArray());
        Assert.Equal(x.Select(value => 10 * value + 1), window.High.ToArray());
    }

    [Fact]
    public void AWindowOfACurveWithoutIntervalsHasNone() => Assert.True(new Curve([1, 2], [1, 2]).Window(1, 2).Low.IsEmpty);
}
