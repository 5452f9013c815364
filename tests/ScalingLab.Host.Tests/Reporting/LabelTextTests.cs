using ScalingLab.Host.Reporting;

namespace ScalingLab.Host.Tests.Reporting;

public sealed class LabelTextTests
{
    [Theory]
    [InlineData("test-loss", "test-loss")]
    [InlineData("ε_g", "ε sub:g")]
    [InlineData("λ_opt(P)", "λ sub:opt (P)")]
    [InlineData("10^-3", "10 sup:−3")]
    [InlineData("N^0.5.", "N sup:0.5 .")]
    [InlineData("P^{−γ/2} fit", "P sup:−γ/2  fit")]
    [InlineData("^{12}C", "sup:12 C")]
    [InlineData("x_i^2", "x sub:i sup:2")]
    [InlineData(@"test\_loss", "test_loss")]
    [InlineData("a_", "a_")]
    [InlineData("a_{b", "a_{b")]
    [InlineData("a^-", "a^-")]
    [InlineData("", "")]
    public void Labels_are_split_into_levels(string label, string expected)
    {
        var runs = LabelText.Parse(label).Select(run => run.Script switch
        {
            TextScript.Sub => "sub:" + run.Text,
            TextScript.Super => "sup:" + run.Text,
            _ => run.Text,
        });
        Assert.Equal(expected, string.Join(' ', runs));
    }

    [Theory]
    [InlineData("a_b^c\\d")]
    [InlineData("plain")]
    public void An_escaped_text_reads_as_it_was(string text) => Assert.Equal(text, LabelText.Plain(LabelText.Escape(text)));

    [Theory]
    [InlineData("10^{-3}", "10^−3")]
    [InlineData("ε_g", "ε_g")]
    [InlineData("P^{a+b}", "P^(a+b)")]
    public void Plain_text_keeps_the_meaning(string label, string expected) => Assert.Equal(expected, LabelText.Plain(label));
}
