using System.Globalization;

namespace ScalingLab.Sdk.Tests.Curves;

public sealed class ParameterValueTests
{
    [Fact]
    public void TheDefaultIsTheNumberZero()
    {
        Assert.True(default(ParameterValue).IsNumber);
        Assert.Equal(0, default(ParameterValue).Number);
        Assert.Equal(0.0, default);
        Assert.Equal(((ParameterValue)0.0).GetHashCode(), default(ParameterValue).GetHashCode());
        Assert.Equal("0", default(ParameterValue).ToString());
    }

    [Fact]
    public void IsEqualInKindAndValue()
    {
        ParameterValue number = 1.0, text = "1", truth = true;
        Assert.True(number == 1.0);
        Assert.True(number != text);
        Assert.True(text != truth);
        Assert.NotEqual(number, truth);
        Assert.Equal(double.NaN, (ParameterValue)double.NaN);
    }

    [Fact]
    public void OnlyANumberIsANumber()
    {
        ParameterValue text = "erf";
        Assert.False(text.IsNumber);
        Assert.Equal("'erf' is not a number.", Assert.Throws<InvalidOperationException>(() => text.Number).Message);
        Assert.Equal(("erf", true, 2.5), (text.Boxed, ((ParameterValue)true).Boxed, ((ParameterValue)2.5).Boxed));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("")]
    public void ItsTextIsTheSameInEveryCulture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("1234.5", ((ParameterValue)1234.5).ToString());
            Assert.Equal("0.1", ((ParameterValue)0.1).ToString());
            Assert.Equal("1E-10", ((ParameterValue)1e-10).ToString());
            Assert.Equal("false", ((ParameterValue)false).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
