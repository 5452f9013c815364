using System.Globalization;
using ScalingLab.Host.Experiments;

namespace ScalingLab.Host.Tests.Experiments;

/// <summary>Values of expressions. Oracle: the closed form beside each; equality is exact, both sides are one rounding of the same operations.</summary>
public sealed class ExpressionTests
{
    public static TheoryData<string, double> Numbers => new()
    {
        { "${1 + 2 * 3}", 7 },
        { "${(1 + 2) * 3}", 9 },
        { "${2^3^2}", 512 },
        { "${-2^2}", -4 },
        { "${2^-3}", 0.125 },
        { "${2 - 3 - 4}", -5 },
        { "${8 / 4 / 2}", 1 },
        { "${--2}", 2 },
        { "${+2}", 2 },
        { "${.5 + 5.}", 5.5 },
        { "${1e3 + 1E-3}", 1000.001 },
        { "${010}", 10 },
        { "${sqrt(16) + abs(-2) + floor(1.9) + ceil(1.1) + round(2.5) + round(-2.5)}", 4 + 2 + 1 + 2 + 3 - 3 },
        { "${exp(1)}", Math.E },
        { "${log(10)}", Math.Log(10) },
        { "${log10(1000)}", 3 },
        { "${min(3, 1, 2) + max(3, 1, 2)}", 4 },
        { "${2 * pi}", 2 * Math.PI },
        { "${1 < 2 ? 3 : 4}", 3 },
        { "${1 > 2 ? 3 : 4 > 5 ? 6 : 7}", 7 },
        { "${learning-rate}", 0.5 },
        { "${learning-rate-a}", -1.5 },
        { "${a-b}", -1 },
        { "${a - b}", -1 },
        { "${a-1e-1}", 1.9 },
        { "${snake_case*2}", 8 },
        { "${learning - a}", 8 },
        { "${2*source/(1+source)}", 1.5 },
        { "  ${a}  ", 2 },
        { "2^10", 1024 },
        { "-2^2", -4 },
        { "2^-1", 0.5 },
        { "1e6", 1e6 },
        { "010", 10 },
        { ".5", 0.5 },
        { "+3", 3 },
    };

    public static TheoryData<string, bool> Truths => new()
    {
        { "${1 < 2}", true },
        { "${2 <= 2 and 2 >= 2 and 2 == 2}", true },
        { "${2 != 2}", false },
        { "${1 < 2 < 3}", true },
        { "${1 < 3 < 2}", false },
        { "${not 1 > 2}", true },
        { "${!(1 > 2) && true || false}", true },
        { "${true or false and false}", true },
        { "${0.1 + 0.2 == 0.3}", true },
        { "${0.1 + 0.2 > 0.3}", false },
        { "${activation == 'erf'}", true },
        { "${activation != \"erf\"}", false },
        { "${flag == true}", true },
        { "${false and 1/0 > 1}", false },
        { "${true or 1/0 > 1}", true },
    };

    public static TheoryData<string, string> Texts => new()
    {
        { "β = ${a}", "β = 2" },
        { "${activation}-${a}-${flag}", "erf-2-true" },
        { "$${a}", "${a}" },
        { "${'}'}", "}" },
        { "${0.1}", "0.1" },
        { "10", "10" },
        { "none", "none" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Numbers_have_their_value(string text, double expected) => Assert.Equal(expected, Option("number", text).Number);

    [Theory]
    [MemberData(nameof(Truths))]
    public void Conditions_have_their_value(string text, bool expected) => Assert.Equal(expected, Option("truth", text).Truth);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Texts_have_values_inserted(string text, string expected) => Assert.Equal(expected, Option("text", text).Text);

    [Fact]
    public void Numbers_are_read_alike_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(1.5, Option("number", "1.5").Number);
            Assert.Equal("x = 1.5", Option("text", "x = ${1.5}").Text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Whole_numbers_are_whole_up_to_rounding()
    {
        Assert.Equal(1000, Option("whole", "${10^2.9999999999999999}").Whole);
        Assert.Equal(1_000_000, Option("whole", "1e6").Whole);
        Assert.Equal(ulong.MaxValue, Option("unsigned", "18446744073709551615").Unsigned);
        Assert.Equal(9007199254740993, Option("long", "9007199254740993").Long);
    }

    /// <summary>The deepest recursion that the limits allow must not overflow the stack, also of a small thread.</summary>
    [Fact]
    public void The_longest_chain_of_the_longest_sums_does_not_overflow_the_stack()
    {
        const int Levels = 45;
        string sum = string.Concat(Enumerable.Repeat("+1", 800));
        string open = string.Concat(Enumerable.Repeat("max(0,1*(", Levels / 2)), close = string.Concat(Enumerable.Repeat("))", Levels / 2));
        string parameters = string.Join('\n', Enumerable.Range(1, 99).Select(i => $"  p{i}: \"${{{open}p{i - 1}{close}{sum}}}\""));
        ExperimentReading? reading = null;
        var thread = new Thread(
            () => reading = Sample.Read(Sample.Minimal.Replace("every-kind", "every-kind, number: \"${p99}\"", StringComparison.Ordinal) + $"\nparameters:\n  p0: 0\n{parameters}\n"),
            maxStackSize: 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.Empty(reading!.Diagnostics);
        Assert.Equal(99 * 800, ((EveryKindOptions)reading.Experiment!.Blocks[0].Points[0].ModelOptions).Number);
    }

    private static EveryKindOptions Option(string key, string text)
    {
        string yaml = Sample.Minimal.Replace("use: every-kind", $"use: every-kind, {key}: '{text.Replace("'", "''", StringComparison.Ordinal)}'", StringComparison.Ordinal)
            + "\nparameters: { a: 2, b: 3, learning-rate: 0.5, learning: 10, snake_case: 4, source: 3, activation: erf, flag: true }\n";
        return (EveryKindOptions)Sample.Valid(yaml).Blocks[0].Points[0].ModelOptions;
    }
}
