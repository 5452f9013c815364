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
    /// Oracle: reference data, μ = ln 4 / (α(D = 40 δ) − α(D = 10 δ)) of the difference D = R_11 − R_12 on the plateau, at its last crossings; stated to 1e-5.
    /// ln D is next to straight over steps of 1/400 of the time, and a cubic through four points leaves it to the integration.
    /// </summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void GrowthRateAgreesWithReferenceData(int number)
    {
        var cases = Load();
        var row = cases.Rows[number];
        var model = Model(cases, row);
        var (r, q, t) = (new double[row.K * row.K], new double[row.K * row.K], new double[row.K * row.K]);
        List<double> differences = [];
        double step = row.HalfTime / 400;
        while (differences.Count < 4 || differences[^3] < 40 * cases.Asymmetry)
        {
            model.Advance(differences.Count * step, CancellationToken.None);
            model.CopyOrderParameters(r, q, t);
            differences.Add(r[0] - r[1]);
        }

        double late = LastCrossing(differences, 40 * cases.Asymmetry), early = LastCrossing(differences, 10 * cases.Asymmetry);

        Close.Relative(row.GrowthRate, Math.Log(4) / ((late - early) * step), cases.GrowthRateTolerance);
    }

    /// <summary>
    /// Oracle: reference data, μ = (2η/π)(M/K)⟨λ²⟩/(√(2M − 1) (2M + 1)^(3/2)), stated to 1e-12, is the rate at which the equations without the term of order η²
    /// take an antisymmetric perturbation δr^l ∝ λ_l away from the symmetric plateau, with δq = 0. The derivative is taken by central differences of eighth
    /// order, of which h⁸ = 1e-16 and the round-off of the rates over h are left at h = 0.01. In δq the terms of K² pairs of units cancel: ten times that.
    /// </summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void ThePlateauIsUnstableAtTheRateOfTheReferenceData(int number)
    {
        double[] stencil = [4 / 5.0, -1 / 5.0, 4 / 105.0, -1 / 280.0];
        var cases = Load();
        var row = cases.Rows[number];
        int units = row.K;
        double plateauR = 1 / Math.Sqrt(units * ((2.0 * units) - 1)), plateauQ = 1 / ((2.0 * units) - 1);
        double[] eigenvalues = PowerLawSpectrum.Create(row.L, row.L, row.Beta).Eigenvalues.ToArray();
        double step = 0.01 / eigenvalues[0];
        double[] direction = [.. Enumerable.Range(0, units * units).Select(p => (p % (units + 1) == 0 ? 1 : 0) - (1.0 / units))];
        double[] growth = new double[row.L * ((units * units) + (units * (units + 1) / 2))];
        for (int k = 1; k <= stencil.Length; k++)
        {
            foreach (int sign in (ReadOnlySpan<int>)[1, -1])
            {
                double[] rates = Rates(k * sign * step);
                for (int p = 0; p < growth.Length; p++)
                    growth[p] += sign * stencil[k - 1] * rates[p] / step;
            }
        }

        double largest = row.SmallGrowthRate * eigenvalues[0] / row.L, tolerance = cases.SmallGrowthRateTolerance * largest;
        for (int p = 0; p < direction.Length; p++)
        {
            for (int l = 0; l < row.L; l++)
                Close.Absolute(row.SmallGrowthRate * eigenvalues[l] * direction[p] / row.L, growth[(p * row.L) + l], tolerance);
        }

        Assert.All(growth.Skip(direction.Length * row.L), value => Assert.InRange(value, -10 * tolerance, 10 * tolerance));
        Close.Relative(1 / row.SmallGrowthRate, row.SmallGrowthTime, cases.SmallGrowthRateTolerance);

        double[] Rates(double size)
        {
            var start = new InitialOverlaps
            {
                StudentTeacher = Blocks((l, p) => plateauR + (size * eigenvalues[l] * direction[p])),
                StudentStudent = Blocks((_, _) => plateauQ),
                TeacherTeacher = Blocks((_, p) => p % (units + 1) == 0 ? 1 : 0),
            };
            var overlaps = BlockOverlaps.Of(start);
            var equations = new BlockEquations(
                overlaps,
                TrainableSpectrum.Create(new CovarianceSpectrum(eigenvalues, [.. Enumerable.Repeat(1, row.L)]), row.L),
                Activation.Erf,
                new LearningRule(new OutputScales(1 / Math.Sqrt(units), 1 / Math.Sqrt(units)), row.Eta, 0, row.L),
                secondOrder: false);
            var rates = new double[equations.Dimension];
            equations.Derivative(0, [.. overlaps.StudentTeacher, .. overlaps.StudentStudent], rates);
            return rates;
        }

        double[][][] Blocks(Func<int, int, double> element) =>
        [
            .. Enumerable.Range(0, row.L).Select(l => Enumerable.Range(0, units)
                .Select(i => Enumerable.Range(0, units).Select(j => element(l, (i * units) + j) / row.L).ToArray()).ToArray()),
        ];
    }

    /// <summary>Where ln of the values last rises through ln of a level, in steps: Neville's scheme for the inverse function on four points around it.</summary>
    private static double LastCrossing(List<double> values, double level)
    {
        int after = values.FindLastIndex(value => value < level) + 1;
        double target = Math.Log(level);
        double[] x = [.. Enumerable.Range(after - 2, 4).Select(p => Math.Log(values[p]))], y = [.. Enumerable.Range(after - 2, 4).Select(p => (double)p)];
        for (int order = 1; order < 4; order++)
        {
            for (int p = 0; p < 4 - order; p++)
                y[p] = (((x[p + order] - target) * y[p]) - ((x[p] - target) * y[p + 1])) / (x[p + order] - x[p]);
        }

        return y[0];
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
