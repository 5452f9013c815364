namespace ScalingLab.Sdk.Testing.Tests;

public sealed class ConformanceTests
{
    private static readonly WalkPlugin Plugin = new();

    [Fact]
    public void AModelThatKeepsTheContractPasses()
    {
        var report = PluginConformance.Check(Plugin, Case(Defect.None) with { Theory = Theory(0.3) }, TheoryCase);

        Assert.True(report.Conforms);
        Assert.Equal(
            ["options", "observables", "determinism", "isolation", "cuts", "checkpoint", "cancellation", "theory"],
            report.Results.Where(result => result.Subject == "walk (Walk)" && result.Verdict == ConformanceVerdict.Passed).Select(result => result.Check));
    }

    /// <summary>Every check finds what it is for, and says what to do.</summary>
    [Theory]
    [InlineData(Defect.DivergesToNaN, "observables", "'test-loss' is NaN at time = 2; a model that cannot go on throws RunFailedException.")]
    [InlineData(Defect.ReadingMovesIt, "observables", "Reading must not change the model.")]
    [InlineData(Defect.StopsShort, "observables", "it must not be before 0.3.")]
    [InlineData(Defect.UsesItsOwnRandomness, "determinism", "Draw every random number from RandomStreams")]
    [InlineData(Defect.ParsesInTheCulture, "determinism", "de-DE")]
    [InlineData(Defect.SharesState, "isolation", "none in static fields")]
    [InlineData(Defect.StepsToTheTimeAskedFor, "cuts", "interpolate between two of them")]
    [InlineData(Defect.IgnoresCancellation, "cancellation", "cancel.ThrowIfCancellationRequested()")]
    [InlineData(Defect.SavesTooLittle, "checkpoint", "the positions of random streams included")]
    [InlineData(Defect.SavingMovesIt, "checkpoint", "Save must not change the model")]
    [InlineData(Defect.LoadsAnything, "checkpoint", "read every entry that Save writes")]
    [InlineData(Defect.FailsAtRateZero, "options", "'rate: 0' is accepted, but then DivideByZeroException: 1/0 Refuse it")]
    [InlineData(Defect.Drifts, "theory", "standard errors apart")]
    public void ADefectIsFoundAndTheRemedyTold(Defect defect, string check, string message)
    {
        var exception = Assert.Throws<ConformanceException>(() => ModelConformance.Check(Plugin, Case(defect) with { Theory = Theory(0.3) }));

        var result = Assert.Single(exception.Report.Results, result => result.Check == check);
        Assert.Equal(ConformanceVerdict.Failed, result.Verdict);
        Assert.Contains(message, result.Details, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Cancelled before the first step, the model has moved: a comparison after the cancellation tells it.</summary>
    [Fact]
    public void AModelThatLosesItsPlaceWhenCancelledIsFound()
    {
        // Long enough that the cancellation comes before the end.
        var exception = Assert.Throws<ConformanceException>(() => ModelConformance.Check(
            Plugin, Case(Defect.LosesItsPlaceWhenCancelled) with { Times = [1, 100_000] }));

        Assert.Contains("After a cancellation the model must stand between two of its steps", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AComparisonThatWouldProveNothingFails()
    {
        var exception = Assert.Throws<ConformanceException>(() => ModelConformance.Check(Plugin, Case(Defect.None) with { Theory = Theory(0.01) }));

        Assert.Contains("would agree with anything within", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsListedAsUnavailableMustBeUnavailable()
    {
        var exception = Assert.Throws<ConformanceException>(() => ModelConformance.Check(Plugin, Case(Defect.None) with { Unavailable = ["test-loss"] }));

        Assert.Contains("though the case lists it as unavailable", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AModelWithoutACaseIsNamed()
    {
        var exception = Assert.Throws<ConformanceException>(() => PluginConformance.Check(Plugin, Case(Defect.None)));

        Assert.Contains("The model 'walk.theory' has no case; give one.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsBadlyNamedUndescribedOrNotValidatedIsToldAtOnce()
    {
        var exception = Assert.Throws<ConformanceException>(() => PluginConformance.Check(new OddPlugin(), new ModelCase { Use = "Odd Model", Times = [1, 2] }));

        Assert.Contains("is not public; the host would not find it", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'Odd Model' is not a kebab-case name", exception.Message, StringComparison.Ordinal);
        Assert.Contains("has no [Description]; one sentence tells users what it is", exception.Message, StringComparison.Ordinal);
        Assert.Contains("The option width of Odd Model (Odd) has no [Description]", exception.Message, StringComparison.Ordinal);
        Assert.Contains("records 'even', which it was not registered with", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AWrongNameIsAnsweredWithTheRightOnes()
    {
        var exception = Assert.Throws<ArgumentException>(() => ModelConformance.Check(Plugin, new ModelCase { Use = "wlak", Times = [1, 2] }));

        Assert.Contains("it registers walk, walk.theory", exception.Message, StringComparison.Ordinal);
    }

    private static ModelCase TheoryCase => new() { Use = "walk.theory", Times = [0.3, 1, 2] };

    private static ModelCase Case(Defect defect) => new() { Use = "walk", Options = new WalkOptions { Defect = defect }, Times = [0.3, 1, 2] };

    /// <summary>x² of a normal has a relative standard deviation of √2: 2000 replicas know the mean to 3 %.</summary>
    private static TheoryComparison Theory(double precision) =>
        new() { Theory = TheoryCase, Observables = ["test-loss"], Replicas = 2000, Precision = precision };
}
