using ScalingLab.Host.Reporting;
using ScalingLab.Host.Reporting.Svg;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Reporting;

public sealed class AxisTicksTests
{
    [Theory]
    [InlineData(0, 1, "0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-1, 1, "−1.0 −0.5 0 0.5 1.0")]
    [InlineData(0.13, 0.74, "0.2 0.3 0.4 0.5 0.6 0.7")]
    [InlineData(0, 2000, "0 500 1000 1500 2000")]
    [InlineData(100, 100.004, "100.000 100.001 100.002 100.003 100.004")]
    [InlineData(0, 3e-5, "0 0.5 1.0 1.5 2.0 2.5 3.0 | ×10^−5")]
    [InlineData(-2e300, 2e300, "−2 −1 0 1 2 | ×10^300")]
    public void Linear_labels_are_round_numbers(double low, double high, string expected) =>
        Assert.Equal(expected, Labels(AxisTicks.Horizontal(AxisScale.Linear, new AxisRange(low, high), 390)));

    [Theory]
    [InlineData(-3.2, 2.1, "10^−3 10^−2 10^−1 10^0 10^1 10^2")]
    [InlineData(1.9, 12.1, "10^2 10^4 10^6 10^8 10^10 10^12")]
    [InlineData(-300, 300, "10^−300 10^−200 10^−100 10^0 10^100 10^200 10^300")]
    [InlineData(-0.03, 0.93, "1 2 5")]
    [InlineData(0.2, 0.9, "2 3 5")]
    [InlineData(1.75, 3.65, "100 200 500 1000 2000")]
    [InlineData(-5.9, -5.1, "2×10^−6 3×10^−6 5×10^−6")]
    [InlineData(0.005, 0.08, "1.05 1.10 1.15 1.20")]
    [InlineData(-7.995, -7.92, "1.05 1.10 1.15 1.20 | ×10^−8")]
    public void Logarithmic_labels_are_decades_or_digits_within_one(double low, double high, string expected) =>
        Assert.Equal(expected, Labels(AxisTicks.Horizontal(AxisScale.Log, new AxisRange(low, high), 390)));

    [Theory]
    [InlineData(390, 8)]
    [InlineData(150, 2)]
    [InlineData(60, 0)]
    public void Marks_between_decades_are_thinned(double length, int perDecade)
    {
        var ticks = AxisTicks.Vertical(AxisScale.Log, new AxisRange(0, 6), length).Ticks;
        Assert.Equal(perDecade, ticks.Count(tick => tick.Coordinate is > 2 and < 3));
        Assert.All(ticks, tick => Assert.InRange(tick.Coordinate, 0, 6));
    }

    [Fact]
    public void Marks_between_decades_stand_at_two_to_nine()
    {
        var between = AxisTicks.Horizontal(AxisScale.Log, new AxisRange(0, 4), 390).Ticks.Where(tick => tick.Coordinate is > 1 and < 2);
        Assert.Equal([20, 30, 40, 50, 60, 70, 80, 90], between.Select(tick => Math.Round(Math.Pow(10, tick.Coordinate), 9)));
    }

    [Theory]
    [InlineData(AxisScale.Linear, 0.123456789, 0.123456790)]
    [InlineData(AxisScale.Linear, -1e307, 1e307)]
    [InlineData(AxisScale.Linear, 1e-308, 2e-308)]
    [InlineData(AxisScale.Log, -324, 309)]
    [InlineData(AxisScale.Log, 0.3010, 0.3011)]
    public void Labels_never_run_into_each_other(AxisScale scale, double low, double high)
    {
        var range = new AxisRange(low, high);
        var labelled = AxisTicks.Horizontal(scale, range, 390).Ticks.Where(tick => tick.Label.Length > 0).ToArray();
        Assert.InRange(labelled.Length, 1, 9);
        for (int i = 1; i < labelled.Length; i++)
        {
            double distance = 390 * ((labelled[i].Coordinate - labelled[i - 1].Coordinate) / (high - low));
            Assert.True(distance > (TextMetrics.Width(labelled[i].Label, 12) + TextMetrics.Width(labelled[i - 1].Label, 12)) / 2);
        }
    }

    private static string Labels(AxisTicks ticks) => string.Join(' ', ticks.Ticks.Where(tick => tick.Label.Length > 0).Select(tick => LabelText.Plain(tick.Label)))
        + (ticks.Factor.Length > 0 ? " | " + LabelText.Plain(ticks.Factor) : "");
}
