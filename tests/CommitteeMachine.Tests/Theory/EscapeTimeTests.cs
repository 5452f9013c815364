namespace CommitteeMachine.Tests;

public sealed class EscapeTimeTests
{
    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Load().Rows.Length)];

    /// <summary>
    /// Oracle: reference data (α at which ε_g has fallen to half of the plateau of small η), stated to 2e-6. Read off at steps of 1e-4 of the
    /// time; the exponential decay of ε* − ε_g makes the chord good to 1e-8.
    /// </summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void HalfTimeAgreesWithReferenceData(int number)
    {
        var cases = Load();
        var row = cases.Rows[number];
        var model = Model(cases, row);
        double half = row.PlateauLoss / 2;

        model.Advance(0.9 * row.HalfTime, CancellationToken.None);
        Assert.True(model.TestLoss > half);
        model.Advance(0.999 * row.HalfTime, CancellationToken.None);
        Assert.True(model.TestLoss > half);
        double before = model.TestLoss, time = model.Time;
        while (before > half)
        {
            double next = time + (1e-4 * row.HalfTime);
            model.Advance(next, CancellationToken.None);
            if (model.TestLoss <= half)
            {
                time += (next - time) * (before - half) / (before - model.TestLoss);
                break;
            }

            (before, time) = (model.TestLoss, next);
            Assert.True(time < 1.01 * row.HalfTime);
        }

        Close.Relative(row.HalfTime, time, cases.HalfTimeTolerance);
    }

    /// <summary>
    /// Oracle: reference data, μ = ln 4 / (α(D = 40 δ) − α(D = 10 δ)) of the difference D = R_11 − R_12 on the plateau; stated to 1e-5.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public void GrowthRateAgreesWithReferenceData(int number)
    {
        var cases = Load();
        var row = cases.Rows[number];
        var model = Model(cases, row);
        var (r, q, t) = (new double[row.K * row.K], new double[row.K * row.K], new double[row.K * row.K]);
        double[] levels = [10 * cases.Asymmetry, 40 * cases.Asymmetry];
        var crossings = new double[2];
        double previous = 0, step = 1e-4 * row.HalfTime;
        for (double time = 0; previous < 2 * levels[1]; time += step)
        {
            model.Advance(time, CancellationToken.None);
            model.CopyOrderParameters(r, q, t);
            double difference = r[0] - r[1];
            for (int level = 0; level < 2; level++)
            {
                if (previous < levels[level] && difference >= levels[level])
                    crossings[level] = time - (step * Math.Log(difference / levels[level]) / Math.Log(difference / previous));
            }

            previous = difference;
        }

        Close.Relative(row.GrowthRate, Math.Log(4) / (crossings[1] - crossings[0]), cases.GrowthRateTolerance);
    }

    private static EscapeCases Load() => ReferenceData.Case<EscapeCases>("escape");

    private static CommitteeMachineOde Model(EscapeCases cases, EscapeCase row)
    {
        var streams = new PhiloxStreams(0, 0);
        var data = new GaussianCommitteeOptions { Dimension = 64 * row.L, HiddenUnits = row.K, Eigenvalues = row.L, SpectrumExponent = row.Beta };
        var options = new CommitteeMachineOdeOptions
        {
            HiddenUnits = row.K, LearningRate = row.Eta, InitialOverlaps = cases.Start(row), RelativeTolerance = 1e-12,
        };
        return new CommitteeMachineOde(options, new GaussianCommittee(data, streams), streams);
    }
}
