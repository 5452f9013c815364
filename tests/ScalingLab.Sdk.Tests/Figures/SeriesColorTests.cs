namespace ScalingLab.Sdk.Tests.Figures;

public sealed class SeriesColorTests
{
    [Fact]
    public void SaysWhatItMeans()
    {
        Assert.Equal(SeriesColorKind.Neutral, default(SeriesColor).Kind);
        Assert.Equal(SeriesColor.Neutral, default);
        Assert.Equal((SeriesColorKind.Categorical, 3), (SeriesColor.Categorical(3).Kind, SeriesColor.Categorical(3).Index));
        Assert.Equal((SeriesColorKind.Ordered, 0.25), (SeriesColor.Ordered(0.25).Kind, SeriesColor.Ordered(0.25).Fraction));
        Assert.NotEqual(SeriesColor.Categorical(0), SeriesColor.Ordered(0));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void APlaceOnTheMapLiesInTheUnitInterval(double fraction) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesColor.Ordered(fraction));

    [Fact]
    public void AnIndexIsNotNegative() => Assert.Throws<ArgumentOutOfRangeException>(() => SeriesColor.Categorical(-1));
}
