namespace CommitteeMachine.Tests;

public sealed class MomentClosureTests
{
    private static OdeCase Reference => ReferenceData.Case<OdeCase>("P5_moments_L3");

    /// <summary>Oracle: the moment route with Saad and Solla's averages. Both integrate at 1e-12; the closure of L = 3 costs three digits.</summary>
    [Fact]
    public void BlocksAndMomentsGiveOneTrajectory()
    {
        var reference = Reference;
        var streams = new PhiloxStreams(0, 0);
        var blocks = new CommitteeMachineOde(reference.Model, new GaussianCommittee(reference.Data, streams), streams);
        var closure = new MomentClosure(reference);
        var moments = new DormandPrince853(closure, 0, closure.Start(), new OdeTolerance(1e-12, 1e-16));
        var (r, q, t) = (new double[4], new double[4], new double[4]);

        foreach (double alpha in reference.Alphas)
        {
            blocks.Advance(alpha, CancellationToken.None);
            moments.AdvanceTo(alpha, CancellationToken.None);
            blocks.CopyOrderParameters(r, q, t);
            var (closedR, closedQ) = closure.Moments(moments.State, 1);

            Close.Absolute([.. closedR.Cast<double>()], r, 1e-9);
            Close.Absolute([.. closedQ.Cast<double>()], q, 1e-9);
        }
    }

    /// <summary>Oracle: all levels 0..L of the reference data, with the tolerance stated for order parameters.</summary>
    [Fact]
    public void EveryLevelFollowsTheReferenceData()
    {
        var reference = Reference;
        var closure = new MomentClosure(reference);
        var moments = new DormandPrince853(closure, 0, closure.Start(), new OdeTolerance(1e-12, 1e-16));

        Close.Relative(reference.MomentCoefficients, closure.Coefficients, 1e-14);
        for (int p = 0; p < reference.Alphas.Length; p++)
        {
            moments.AdvanceTo(reference.Alphas[p], CancellationToken.None);
            for (int k = 0; k <= reference.L; k++)
            {
                var (r, q) = closure.Moments(moments.State, k);
                Close.Absolute([.. reference.RMoments![p][k].SelectMany(row => row)], [.. r.Cast<double>()], reference.OrderParameterTolerance);
                Close.Absolute([.. reference.QMoments![p][k].SelectMany(row => row)], [.. q.Cast<double>()], reference.OrderParameterTolerance);
            }
        }
    }

    /// <summary>
    /// Oracle: the right-hand side of the moment route, for every reference start, to round-off: level-1 derivatives of both routes, relative to
    /// the largest. L = 8 has the condition number 6e10 in its closure and is left to the trajectories.
    /// </summary>
    [Theory]
    [InlineData("P1_erf_isotropic")]
    [InlineData("P2_erf_slide")]
    [InlineData("P4_erf_overrealizable")]
    [InlineData("P5_moments_L3")]
    public void RightHandSidesAgree(string name)
    {
        var reference = ReferenceData.Case<OdeCase>(name);
        var overlaps = BlockOverlaps.Of(reference.Start);
        var spectrum = new GaussianCommittee(reference.Data, new PhiloxStreams(0, 0)).Spectrum;
        var equations = new BlockEquations(
            overlaps,
            TrainableSpectrum.Create(spectrum, spectrum.Dimension),
            Activation.Erf,
            new LearningRule(new OutputScales(reference.StudentScale, reference.TeacherScale), reference.Eta, 0, spectrum.Dimension),
            secondOrder: true);
        var closure = new MomentClosure(reference);
        var blockRate = new double[equations.Dimension];
        var momentRate = new double[closure.Dimension];

        equations.Derivative(0, [.. overlaps.StudentTeacher, .. overlaps.StudentStudent], blockRate);
        closure.Derivative(0, closure.Start(), momentRate);

        double scale = momentRate.Max(Math.Abs);
        var (r, q) = closure.Moments(momentRate, 0);
        for (int i = 0; i < reference.K; i++)
        {
            for (int n = 0; n < reference.M; n++)
                Close.Absolute(r[i, n], blockRate.AsSpan(((i * reference.M) + n) * reference.L, reference.L).ToArray().Sum(), 1e-13 * scale);
            for (int j = i; j < reference.K; j++)
            {
                int start = overlaps.StudentTeacher.Length + (PackedSymmetric.Index(reference.K, i, j) * reference.L);
                Close.Absolute(q[i, j], blockRate.AsSpan(start, reference.L).ToArray().Sum(), 1e-13 * scale);
            }
        }
    }
}
