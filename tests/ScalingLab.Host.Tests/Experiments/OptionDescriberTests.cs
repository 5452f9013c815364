using ScalingLab.Host.Experiments.Options;

namespace ScalingLab.Host.Tests.Experiments;

/// <summary>Descriptions of options, from the records in <see cref="FakeComponents"/>.</summary>
public sealed class OptionDescriberTests
{
    [Fact]
    public void Describes_key_type_unit_default_and_constraints()
    {
        IReadOnlyList<OptionDescription> options = OptionDescriber.Describe(typeof(CommitteeOptions));
        Assert.Equal(["hidden-units", "learning-rate", "init-scale", "student-output-scale"], options.Select(option => option.Key));
        Assert.Equal(("whole number", true, null, "at least 1 and at most 1000", "Number of student units K."), Of(options[0]));
        Assert.Equal(("number", true, null, "greater than 0 and finite", "Learning rate η."), Of(options[1]));
        Assert.Equal("1 / step", options[1].Unit);
        Assert.Equal(("number", false, "0.01", "a finite number", ""), Of(options[2]));
        Assert.Equal(("number", false, null, "", ""), Of(options[3]));
    }

    [Fact]
    public void Describes_lists_choices_and_nested_records()
    {
        Dictionary<string, OptionDescription> options = OptionDescriber.Describe(typeof(EveryKindOptions)).ToDictionary(option => option.Key);
        Assert.Equal("list of lists of numbers", options["matrix"].Type);
        Assert.Equal("one of erf, ramp-linear", options["choice"].Type);
        Assert.Equal("erf", options["choice"].Default);
        Assert.Equal("mapping from names to numbers", options["table"].Type);
        Assert.Equal("diagonal", Assert.Single(options["nested"].Nested).Key);
        Assert.Equal("at least 0", options["limit"].Constraints);
        Assert.Equal("at least 2 elements, at most 2 elements, at least 0", OptionDescriber.Describe(typeof(PowerLawOptions))[0].Constraints);
    }

    private static (string, bool, string?, string, string) Of(OptionDescription option) => (option.Type, option.IsRequired, option.Default, option.Constraints, option.Description);
}
