namespace CommitteeMachine.Tests;

/// <summary>Oracle: reference data, each case integrated by DOP853 at 1e-12 and LSODA at 1e-11; tolerances as stated there.</summary>
public sealed class OdeReferenceTests
{
    [Theory]
    [InlineData("P1_erf_isotropic")]
    [InlineData("P2_erf_slide")]
    [InlineData("P3_erf_large_eta")]
    [InlineData("P4_erf_overrealizable")]
    [InlineData("P5_moments_L3")]
    [InlineData("P8_relu_committee")]
    public void FollowsTheReferenceTrajectory(string name)
    {
        var reference = ReferenceData.Case<OdeCase>(name);
        var streams = new PhiloxStreams(0, 0);
        var task = new GaussianCommittee(reference.Data, streams);
        var model = new CommitteeMachineOde(reference.Model, task, streams);
        var r = new double[reference.K * reference.M];
        var q = new double[reference.K * reference.K];
        var t = new double[reference.M * reference.M];

        Close.Relative(reference.Eigenvalues, task.Spectrum.Eigenvalues, 1e-14);
        for (int p = 0; p < reference.Alphas.Length; p++)
        {
            model.Advance(reference.Alphas[p], CancellationToken.None);
            model.CopyOrderParameters(r, q, t);

            Close.Relative(reference.TestLoss[p], model.TestLoss, reference.TestLossTolerance[p], floor: 1e-14);
            Close.Absolute([.. reference.R1[p].SelectMany(row => row)], r, reference.OrderParameterTolerance);
            Close.Absolute([.. reference.Q1[p].SelectMany(row => row)], q, reference.OrderParameterTolerance);
        }
    }

    [Theory]
    [InlineData("P1_erf_isotropic")]
    [InlineData("P4_erf_overrealizable")]
    public void OutputScalesDefaultToThoseOfThePaper(string name)
    {
        var reference = ReferenceData.Case<OdeCase>(name);

        var scales = OutputScales.Of(reference.Model, reference.M);

        Close.Relative(reference.StudentScale, scales.Student, 1e-15);
        Close.Relative(reference.TeacherScale, scales.Teacher, 1e-15);
    }
}
