namespace ScalingLab.Numerics.Tests;

public sealed class DormandPrinceTests
{
    /// <summary>
    /// Oracle: the closed form of the Kepler orbit. Global error of fixed steps; the order is that of the least of the halvings.
    /// </summary>
    [Theory]
    [InlineData("DormandPrince54", 0.05, 5)]
    [InlineData("DormandPrince853", 0.2, 8)]
    public void Steps_converge_with_the_order_of_the_method(string method, double step, int order)
    {
        var orbit = new KeplerOrbit(0.1);
        double measured = OdeTest.LeastOrder(
            h => OdeTest.Distance(OdeTest.FixedSteps(OdeTest.Method(method), orbit, 0, orbit.Initial, 6, h), orbit.Exact(6)), step, 2);
        Assert.InRange(measured, order - 0.3, order + 0.8);
    }

    /// <summary>An extension of order p has the local error h^(p+1); the same Kepler oracle.</summary>
    [Theory]
    [InlineData("DormandPrince54", 0.2, 4)]
    [InlineData("DormandPrince853", 0.5, 7)]
    public void Dense_output_converges_with_its_order(string method, double step, int order)
    {
        var orbit = new KeplerOrbit(0.1);
        foreach (double fraction in new[] { 0.25, 0.5, 0.8 })
        {
            double measured = OdeTest.LeastOrder(
                h => OdeTest.Distance(
                    OdeTest.Inside(OdeTest.Method(method), orbit, 1, orbit.Exact(1), h, fraction), orbit.Exact(1 + fraction * h)),
                step,
                2);
            Assert.InRange(measured, order + 1 - 0.3, order + 1 + 0.8);
        }
    }

    /// <summary>
    /// Oracle: the period of the Arenstorf orbit published with its initial values in Hairer, Norsett, Wanner I, equation (0.1'). The
    /// orbit amplifies errors about 1e5 times, so a local tolerance of 1e-13 allows 1e-7 at the end (their figure II.10.2 shows the same).
    /// </summary>
    [Theory]
    [InlineData("DormandPrince54", 1e-5)]
    [InlineData("DormandPrince853", 1e-6)]
    public void Arenstorf_orbit_closes_after_its_period(string method, double accuracy)
    {
        const double moon = 0.012277471, earth = 1 - moon, period = 17.0652165601579625588917206249;
        double[] start = [0.994, 0, 0, -2.00158510637908252240537862224];
        var system = new FunctionSystem(4, (_, y, dy) =>
        {
            double toEarth = Math.Pow((y[0] + moon) * (y[0] + moon) + y[1] * y[1], 1.5);
            double toMoon = Math.Pow((y[0] - earth) * (y[0] - earth) + y[1] * y[1], 1.5);
            dy[0] = y[2];
            dy[1] = y[3];
            dy[2] = y[0] + 2 * y[3] - earth * (y[0] + moon) / toEarth - moon * (y[0] - earth) / toMoon;
            dy[3] = y[1] - 2 * y[2] - earth * y[1] / toEarth - moon * y[1] / toMoon;
        });
        IOdeIntegrator integrator = OdeTest.Method(method)(system, 0, start, new OdeTolerance(1e-13, 1e-13));
        integrator.AdvanceTo(period, CancellationToken.None);
        Assert.InRange(OdeTest.Distance(integrator.State[..2], start.AsSpan(0, 2)), 0, accuracy);
    }

    /// <summary>
    /// Oracle: Kepler's closed form at 40 output times, most of them inside steps. An error at the perihelion becomes a phase error that
    /// grows by about 3 t / (1 − e) = 150 and adds up over some 100 steps, hence the factor.
    /// </summary>
    [Theory]
    [InlineData("DormandPrince54", 1e-6)]
    [InlineData("DormandPrince853", 1e-6)]
    [InlineData("DormandPrince853", 1e-10)]
    [InlineData("DormandPrince853", 1e-12)]
    public void Error_follows_the_tolerance_at_output_times(string method, double tolerance)
    {
        var orbit = new KeplerOrbit(0.6);
        IOdeIntegrator integrator = OdeTest.Method(method)(orbit, 0, orbit.Initial, new OdeTolerance(tolerance, tolerance));
        double worst = 0;
        for (int i = 1; i <= 40; i++)
        {
            integrator.AdvanceTo(0.5 * i, CancellationToken.None);
            worst = Math.Max(worst, OdeTest.Distance(integrator.State, orbit.Exact(0.5 * i)));
        }

        Assert.InRange(worst, tolerance, 3000 * tolerance);
    }

    [Fact]
    public void Order_eight_needs_fewer_evaluations_at_small_tolerances()
    {
        var orbit = new KeplerOrbit(0.6);
        var tolerance = new OdeTolerance(1e-11, 1e-11);
        var five = new DormandPrince54(orbit, 0, orbit.Initial, tolerance);
        var eight = new DormandPrince853(orbit, 0, orbit.Initial, tolerance);
        five.AdvanceTo(20, CancellationToken.None);
        eight.AdvanceTo(20, CancellationToken.None);
        Assert.InRange(eight.Statistics.DerivativeEvaluations, 100, five.Statistics.DerivativeEvaluations / 2);
    }

    /// <summary>
    /// Where stability limits the step, plain control rejects every second attempt (0.49 rejections a step here for order 8); the
    /// proportional-integral control must stay well below. Oracle of the value: the closed form of the forced decay.
    /// </summary>
    [Theory]
    [MemberData(nameof(OdeTest.ExplicitMethods), MemberType = typeof(OdeTest))]
    public void Few_steps_are_rejected_where_stability_limits_the_step(string method)
    {
        var decay = new FunctionSystem(1, (t, y, dy) => dy[0] = -1000 * (y[0] - Math.Cos(t)));
        IOdeIntegrator integrator = OdeTest.Method(method)(decay, 0, [1.0], new OdeTolerance(1e-6, 1e-8));
        integrator.AdvanceTo(10, CancellationToken.None);
        Assert.InRange(integrator.Statistics.RejectedSteps / (double)integrator.Statistics.AcceptedSteps, 0, 0.3);
        Assert.Equal((1e6 * Math.Cos(10) + 1000 * Math.Sin(10)) / (1e6 + 1), integrator.State[0], 1e-5);
    }
}
