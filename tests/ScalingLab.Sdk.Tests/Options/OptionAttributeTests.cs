namespace ScalingLab.Sdk.Tests.Options;

public sealed class OptionAttributeTests
{
    public static TheoryData<object?, bool, bool> Values => new()
    {
        // value, finite, positive
        { null, true, true },
        { 1.5, true, true },
        { 1, true, true },
        { 1f, true, true },
        { 0.0, true, false },
        { 0, true, false },
        { -1.0, true, false },
        { double.Epsilon, true, true },
        { double.NaN, false, false },
        { double.PositiveInfinity, false, false },
        { double.NegativeInfinity, false, false },
        { new double[] { 1, 2 }, true, true },
        { new double[] { 1, 0 }, true, false },
        { new[] { 1, double.NaN }, false, false },
        { Array.Empty<double>(), true, true },
        { new double[][] { [1, 2], [3] }, true, true },
        { new double[][] { [1, double.NaN], [3] }, false, false },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void FiniteAndPositiveLookAtEveryElement(object? value, bool finite, bool positive)
    {
        Assert.Equal(finite, new FiniteAttribute().IsValid(value));
        Assert.Equal(positive, new PositiveAttribute().IsValid(value));
    }

    [Fact]
    public void TheirMessagesAreConditions()
    {
        Assert.Equal("must be a finite number", new FiniteAttribute().FormatErrorMessage("x"));
        Assert.Equal("must be greater than 0 and finite", new PositiveAttribute().FormatErrorMessage("x"));
    }

    [Fact]
    public void AResultVersionStartsAtOne()
    {
        Assert.Equal(3, new ResultVersionAttribute(3).Version);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResultVersionAttribute(0));
    }

    [Fact]
    public void AUnitIsKept() => Assert.Equal("examples / N", new UnitAttribute("examples / N").Unit);
}
