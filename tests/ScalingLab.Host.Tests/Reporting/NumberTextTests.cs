using ScalingLab.Host.Reporting;

namespace ScalingLab.Host.Tests.Reporting;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0, "0", "0")]
    [InlineData(-0.0, "0", "0")]
    [InlineData(-0.5, "-0.5", "−0.5")]
    [InlineData(12345.6, "12346", "12346")]
    [InlineData(123456, "1.2346e5", "1.2346×10^{5}")]
    [InlineData(99999.9, "1e5", "10^{5}")]
    [InlineData(0.000123456, "0.00012346", "0.00012346")]
    [InlineData(1.5e-7, "1.5e-7", "1.5×10^{−7}")]
    [InlineData(-1e-300, "-1e-300", "−10^{−300}")]
    [InlineData(double.MaxValue, "1.7977e308", "1.7977×10^{308}")]
    [InlineData(double.Epsilon, "4.9407e-324", "4.9407×10^{−324}")]
    [InlineData(double.NaN, "nan", "nan")]
    [InlineData(double.PositiveInfinity, "inf", "∞")]
    [InlineData(double.NegativeInfinity, "-inf", "−∞")]
    public void Five_digits_in_both_forms(double value, string plain, string label)
    {
        Assert.Equal(plain, NumberText.Plain(value, 5));
        Assert.Equal(label, NumberText.Label(value, 5));
    }
}
