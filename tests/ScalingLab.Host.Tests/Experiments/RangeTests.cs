namespace ScalingLab.Host.Tests.Experiments;

/// <summary>Ranges as observation times. Ends must be exact; interior points agree with the closed form to rounding.</summary>
public sealed class RangeTests
{
    private const double Rounding = 1e-14;

    public static TheoryData<string, double[]> Ranges => new()
    {
        { "linspace(0, 1, 5)", [0, 0.25, 0.5, 0.75, 1] },
        { "linspace(0.1, 0.7, 2)", [0.1, 0.7] },
        { "logspace(0.1, 1000, 5)", [0.1, 1, 10, 100, 1000] },
        { "logspace(1, 8, 4)", [1, 2, 4, 8] },
        { "1..4", [1, 2, 3, 4] },
        { "2^(0..4)", [1, 2, 4, 8, 16] },
        { "10^(-2..1)", [0.01, 0.1, 1, 10] },
        { "every(300)", [300, 600, 900] },
        { "every(0.1*2500)", [250, 500, 750, 1000] },
        { "[0, every(400), 1000]", [0, 400, 800, 1000] },
        { "[0.5, \"logspace(1, 100, 3)\", 1e3]", [0.5, 1, 10, 100, 1000] },
        { "logspace(1, ${end}, 3)", [1, 10, 100] },
        { "logspace(1, end, 3)", [1, 10, 100] },
        { "\"${logspace(1, end, 3)}\"", [1, 10, 100] },
        { "start..start+2", [3, 4, 5] },
        { "[1, 10, 2000]", [1, 10] },
        { "500", [500] },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Are_the_numbers_they_say(string range, double[] expected)
    {
        var times = Times($"at: {range}");
        Assert.Equal(expected.Length, times.Count);
        Assert.All(times.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, Rounding * Math.Max(1, pair.Second)));
        if (!range.StartsWith('[')) Assert.Equal((expected[0], expected[^1]), (times[0], times[^1]));
    }

    [Fact]
    public void Times_default_to_a_hundred_over_three_decades()
    {
        var times = Times("");
        Assert.Equal(100, times.Count);
        Assert.Equal(1, times[0], Rounding);
        Assert.Equal(1000, times[^1]);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(Math.Pow(1000, 1.0 / 99), pair.Second / pair.First, 1e-12));
    }

    [Fact]
    public void Every_meets_the_end_in_spite_of_rounding() => Assert.Equal(10_000, Times("at: every(0.1)")[^1] * 10);

    private static IReadOnlyList<double> Times(string at) =>
        Sample.Valid(Sample.Minimal.Replace("until: 10", "until: 1000", StringComparison.Ordinal).Replace("at: [1, 10]", at, StringComparison.Ordinal)
            + "\nparameters: { end: 100, start: 3 }\n").Blocks[0].Points[0].Times;
}
