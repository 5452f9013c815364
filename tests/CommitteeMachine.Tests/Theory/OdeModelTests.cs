namespace CommitteeMachine.Tests;

public sealed class OdeModelTests
{
    /// <summary>States between steps come from the integrator's continuous extension, so that cutting a stretch changes no bit.</summary>
    [Fact]
    public void CuttingAStretchIntoCallsChangesNoBit()
    {
        var (whole, pieces) = (Create(0.5), Create(0.5));

        whole.Advance(30, CancellationToken.None);
        for (int cut = 0; cut <= 100; cut++)
            pieces.Advance(0.3 * cut, CancellationToken.None);

        pieces.Advance(30, CancellationToken.None);
        Assert.Equal(30, whole.Time);
        Assert.Equal(whole.TestLoss, pieces.TestLoss);
    }

    [Theory]
    [InlineData("invariant")]
    [InlineData("de-DE")]
    public void DivergenceNamesTheTimeAndTheRemedy(string culture)
    {
        using var _ = Culture.Use(culture);

        var failure = Assert.Throws<RunFailedException>(() => Create(1e200).Advance(1, CancellationToken.None));

        Assert.Contains("could not be integrated beyond alpha = 0 ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Lower learning-rate", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StopsWhenCancelled()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Create(0.5).Advance(1, cancel.Token));
    }

    /// <summary>ε_g never falls below zero or stops being a number where only round-off is left of it.</summary>
    [Fact]
    public void TestLossStaysNonNegativeAtConvergence()
    {
        var model = Create(1);
        for (int time = 1000; time <= 4000; time += 100)
        {
            model.Advance(time, CancellationToken.None);
            Assert.InRange(model.TestLoss, 0, 1e-9);
        }
    }

    /// <summary>Oracle: gradient flow depends on η α alone, so half the rate for twice the time gives the same state, to the integration error.</summary>
    [Fact]
    public void WithoutTheSecondOrderTermOnlyTheProductOfRateAndTimeMatters()
    {
        var (fast, slow) = (Create(1, secondOrder: false), Create(0.5, secondOrder: false));

        fast.Advance(20, CancellationToken.None);
        slow.Advance(40, CancellationToken.None);

        Close.Relative(fast.TestLoss, slow.TestLoss, 1e-9);
    }

    private static CommitteeMachineOde Create(double learningRate, bool secondOrder = true)
    {
        var streams = new PhiloxStreams(3, 1);
        return new CommitteeMachineOde(
            new CommitteeMachineOdeOptions { HiddenUnits = 2, LearningRate = learningRate, InitScale = 0.5, SecondOrder = secondOrder },
            new GaussianCommittee(SimulationTests.Data(128, 2, 1), streams),
            streams);
    }
}
