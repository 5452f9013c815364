namespace CommitteeMachine.Tests;

public sealed class SimulationTests
{
    /// <summary>
    /// Oracle: the learning rule transcribed one number at a time. Both round differently; over 300 contracting steps the overlaps stay within
    /// 1e-12.
    /// </summary>
    [Theory]
    [InlineData(40, 4, 3, 2)]
    [InlineData(21, 1, 1, 3)]
    [InlineData(5, 5, 2, 2)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(44, 2, 9, 8)]
    public void LearnsAsTheRuleSays(int dimension, int blocks, int students, int teachers)
    {
        var streams = new PhiloxStreams(11, 0);
        var task = new GaussianCommittee(Data(dimension, teachers, blocks), streams);
        var options = new CommitteeMachineOptions { HiddenUnits = students, LearningRate = 0.7, InitScale = 0.3 };
        var model = new CommitteeMachineSimulation(options, task, streams);
        var plain = new PlainSgd(task, streams, students, 0.7, 0.3, OutputScales.Of(options, teachers));

        foreach (int examples in new[] { 0, 1, 300 })
        {
            model.Advance(model.Time + ((double)examples / dimension), CancellationToken.None);
            plain.Learn(examples);
            var (r, q, t) = Overlaps(model);

            Close.Absolute(plain.Overlap(plain.Student, plain.Teacher), r, 1e-12);
            Close.Absolute(plain.Overlap(plain.Student, plain.Student), q, 1e-12);
            Close.Absolute(plain.Overlap(plain.Teacher, plain.Teacher), t, 1e-12);
        }
    }

    /// <summary>Oracle: the mean of e²/2 over 200,000 fresh inputs, within four standard errors (fixed seed).</summary>
    [Fact]
    public void TestLossIsTheMeanOverFreshInputs()
    {
        var streams = new PhiloxStreams(5, 0);
        var task = new GaussianCommittee(Data(24, 2, 3), streams);
        var options = new CommitteeMachineOptions { HiddenUnits = 3, LearningRate = 0.5, InitScale = 0.5 };
        var model = new CommitteeMachineSimulation(options, task, streams);
        var plain = new PlainSgd(task, streams, 3, 0.5, 0.5, OutputScales.Of(options, 2));
        model.Advance(4, CancellationToken.None);
        plain.Learn(4 * 24);

        var fresh = streams.Create("fresh");
        var input = new double[24];
        const int Count = 200_000;
        double sum = 0, squares = 0;
        for (int sample = 0; sample < Count; sample++)
        {
            task.DrawInputs(fresh, input);
            double error = plain.Error(input), loss = error * error / 2;
            sum += loss;
            squares += loss * loss;
        }

        double mean = sum / Count, standardError = Math.Sqrt(((squares / Count) - (mean * mean)) / Count);
        Close.Absolute(mean, model.TestLoss, 4 * standardError);
    }

    [Theory]
    [InlineData(64, 2, 3, 0.37)]
    [InlineData(1000, 1, 2, 0.37)]
    [InlineData(20_000, 1, 0.01, 0.0003)]
    public void CuttingAStretchIntoCallsChangesNoBit(int dimension, int blocks, double until, double cut)
    {
        var whole = Create(dimension, blocks);
        var pieces = Create(dimension, blocks);

        whole.Advance(until, CancellationToken.None);
        for (double time = 0; time < until; time += cut)
        {
            pieces.Advance(Math.Min(time + (cut / 3), until), CancellationToken.None);
            pieces.Advance(Math.Min(time + cut, until), CancellationToken.None);
            _ = pieces.TestLoss;
        }

        pieces.Advance(until, CancellationToken.None);
        Assert.Equal(whole.Time, pieces.Time);
        Assert.Equal(whole.TestLoss, pieces.TestLoss);
        Assert.Equal(Overlaps(whole).StudentStudent, Overlaps(pieces).StudentStudent);
        Assert.Equal(Overlaps(whole).StudentTeacher, Overlaps(pieces).StudentTeacher);
    }

    [Theory]
    [InlineData(1000, 0.0071, 8)]
    [InlineData(1000, 0.007, 7)]
    [InlineData(30, 0.1, 3)]
    [InlineData(49, 1, 49)]
    [InlineData(1024, 0, 0)]
    public void StopsAtTheFirstTickNotBefore(int dimension, double until, int examples)
    {
        var model = Create(dimension, 1);

        model.Advance(until, CancellationToken.None);

        Assert.Equal((double)examples / dimension, model.Time);
        Assert.True(model.Time >= until);
    }

    [Fact]
    public void TimesThatAreMultiplesOfATickTakeNoTickMore()
    {
        for (int dimension = 1; dimension <= 60; dimension++)
        {
            var model = Create(dimension, 1);
            for (int tick = 1; tick <= 40; tick++)
            {
                model.Advance((double)tick / dimension, CancellationToken.None);
                Assert.Equal((double)tick / dimension, model.Time);
            }
        }
    }

    /// <summary>Observation times may be denser than the ticks.</summary>
    [Fact]
    public void TwoTimesBetweenTheSameTicksStopAtOneTick()
    {
        var model = Create(64, 1);

        model.Advance(0.001, CancellationToken.None);
        double loss = model.TestLoss;
        model.Advance(0.002, CancellationToken.None);

        Assert.Equal(1.0 / 64, model.Time);
        Assert.Equal(loss, model.TestLoss);
    }

    [Fact]
    public void TimeCannotGoBack()
    {
        var model = Create(64, 1);
        model.Advance(1, CancellationToken.None);

        Assert.Throws<ArgumentOutOfRangeException>(() => model.Advance(0.5, CancellationToken.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Advance(double.NaN, CancellationToken.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Advance(1e300, CancellationToken.None));
    }

    [Fact]
    public void StopsWhenCancelled()
    {
        using var cancel = new CancellationTokenSource();
        cancel.CancelAfter(TimeSpan.FromMilliseconds(50));

        Assert.ThrowsAny<OperationCanceledException>(() => Create(1024, 1).Advance(1e9, cancel.Token));
    }

    [Theory]
    [InlineData("invariant", 1e200)]
    [InlineData("de-DE", 1e200)]
    [InlineData("invariant", 1e308)]
    public void DivergenceNamesTheTimeAndTheRemedy(string culture, double learningRate)
    {
        using var _ = Culture.Use(culture);
        var streams = new PhiloxStreams(1, 0);
        var task = new GaussianCommittee(Data(64, 2, 1), streams);
        var model = new CommitteeMachineSimulation(new CommitteeMachineOptions { HiddenUnits = 2, LearningRate = learningRate }, task, streams);

        var failure = Assert.Throws<RunFailedException>(() =>
        {
            model.Advance(1.5, CancellationToken.None);
            return model.TestLoss;
        });

        Assert.Matches(@"^The student diverged.* alpha = \d+(\.\d+)?\b.* not finite\. Lower learning-rate \(now 1E\+\d+\)", failure.Message);
    }

    [Fact]
    public void OrderParametersNeedBuffersThatFit()
    {
        var model = Create(64, 1);

        var error = Assert.Throws<ArgumentException>(() => model.CopyOrderParameters(new double[3], new double[4], new double[4]));

        Assert.Equal("studentTeacher", error.ParamName);
        Assert.Contains("2 x 2", error.Message, StringComparison.Ordinal);
    }

    internal static GaussianCommitteeOptions Data(int dimension, int teachers, int blocks) =>
        new() { Dimension = dimension, HiddenUnits = teachers, Eigenvalues = blocks };

    internal static (double[] StudentTeacher, double[] StudentStudent, double[] TeacherTeacher) Overlaps(IOrderParameters model)
    {
        int k = model.StudentUnits, m = model.TeacherUnits;
        var (r, q, t) = (new double[k * m], new double[k * k], new double[m * m]);
        model.CopyOrderParameters(r, q, t);
        return (r, q, t);
    }

    private static CommitteeMachineSimulation Create(int dimension, int blocks)
    {
        var streams = new PhiloxStreams(3, 1);
        return new CommitteeMachineSimulation(
            new CommitteeMachineOptions { HiddenUnits = 2, LearningRate = 0.5 }, new GaussianCommittee(Data(dimension, 2, blocks), streams), streams);
    }
}
