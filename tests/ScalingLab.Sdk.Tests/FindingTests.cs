namespace ScalingLab.Sdk.Tests;

public sealed class FindingTests
{
    [Fact]
    public void WhatIsNotDeterminedSaysWhy()
    {
        Finding finding = Finding.NotDetermined("exponent", ParameterPoint.Empty, "Two points; at least three are needed.");
        Assert.False(finding.IsDetermined);
        Assert.Equal("Two points; at least three are needed.", finding.Note);
        Assert.True(double.IsNaN(finding.Low) && double.IsNaN(finding.High));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void OnlyAFiniteValueIsDetermined(double value, bool determined) =>
        Assert.Equal(determined, new Finding { Name = "exponent", Point = ParameterPoint.Empty, Value = value }.IsDetermined);
}
