namespace ScalingLab.Numerics.Tests;

/// <summary>What every integrator promises whatever its method.</summary>
[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class OdeIntegratorContractTests
{
    public static TheoryData<string> Methods => OdeTest.AllMethods;

    [Theory]
    [MemberData(nameof(Methods))]
    public void Results_do_not_depend_on_how_time_is_cut(string method)
    {
        var orbit = new KeplerOrbit(0.5);
        double[] direct = At(7.3), cut = At(0.001, 0.002, 0.5, 0.5, 3, 3.00000001, 7, 7.3);
        double[] fine = At([.. Enumerable.Range(1, 730).Select(i => i / 100.0)]);
        Assert.Equal(direct, cut);
        Assert.Equal(direct, fine);

        double[] At(params double[] times)
        {
            IOdeIntegrator integrator = OdeTest.Method(method)(orbit, 0, orbit.Initial, OdeTest.Accurate);
            foreach (double time in times)
            {
                integrator.AdvanceTo(time, CancellationToken.None);
                Assert.Equal(time, integrator.Time);
            }

            return integrator.State.ToArray();
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Starts_at_the_initial_state_without_evaluating(string method)
    {
        var orbit = new FunctionSystem(2, (_, _, dy) => dy.Fill(1));
        IOdeIntegrator integrator = OdeTest.Method(method)(orbit, 3, [1.0, 2.0], OdeTest.Accurate);
        integrator.AdvanceTo(3, CancellationToken.None);
        Assert.Equal(3, integrator.Time);
        Assert.Equal([1.0, 2.0], integrator.State.ToArray());
        Assert.Equal(0, orbit.Calls);
        Assert.Equal(default, integrator.Statistics);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Statistics_count_every_evaluation(string method)
    {
        var decay = new FunctionSystem(3, (_, y, dy) => dy.Clear());
        IOdeIntegrator integrator = OdeTest.Method(method)(decay, 0, [1.0, 2.0, 3.0], OdeTest.Accurate);
        integrator.AdvanceTo(0.1, CancellationToken.None);
        integrator.AdvanceTo(10, CancellationToken.None);
        Assert.Equal(decay.Calls, integrator.Statistics.DerivativeEvaluations);
        Assert.True(integrator.Statistics.AcceptedSteps > 0);
        Assert.Equal([1.0, 2.0, 3.0], integrator.State.ToArray());
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Derivative_is_not_evaluated_after_the_end_time(string method)
    {
        var growth = new FunctionSystem(1, (_, y, dy) => dy[0] = y[0]);
        IOdeIntegrator integrator = OdeTest.Method(method)(growth, 0, [1.0], OdeTest.Accurate, new OdeStepLimits { EndTime = 2.3 });
        integrator.AdvanceTo(1, CancellationToken.None);
        integrator.AdvanceTo(2.3, CancellationToken.None);
        Assert.InRange(growth.LatestTime, 2.2, 2.3);
        Assert.Equal(Math.Exp(2.3), integrator.State[0], 1e-7);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => integrator.AdvanceTo(2.4, CancellationToken.None));
        Assert.Contains("2.3", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Advancing_allocates_nothing(string method)
    {
        var orbit = new KeplerOrbit(0.5);
        IOdeIntegrator integrator = OdeTest.Method(method)(orbit, 0, orbit.Initial, OdeTest.Accurate);
        integrator.AdvanceTo(0.9, CancellationToken.None);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 10; i < 60; i++) integrator.AdvanceTo(0.1 * i, CancellationToken.None);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Oracle: y' = y^2, y(0) = 1 is 1 / (1 − t), singular at t = 1.</summary>
    [Theory]
    [MemberData(nameof(Methods))]
    public void Blow_up_is_reported_with_its_time(string method)
    {
        var system = new FunctionSystem(1, (_, y, dy) => dy[0] = y[0] * y[0]);
        IOdeIntegrator integrator = OdeTest.Method(method)(system, 0, [1.0], OdeTest.Accurate);
        var failure = Assert.Throws<OdeException>(() => integrator.AdvanceTo(2, CancellationToken.None));
        Assert.Equal(1, failure.Time, 1e-6);
        Assert.Equal(failure.Time, integrator.Time);
        Assert.True(integrator.State[0] > 1e6);
        Assert.Contains("too small to advance", failure.Message, StringComparison.Ordinal);
        Assert.Throws<OdeException>(() => integrator.AdvanceTo(2, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Leaving_the_domain_is_reported_with_its_time(string method)
    {
        var system = new FunctionSystem(1, (t, y, dy) => dy[0] = t > 1.5 ? double.NaN : -y[0]);
        IOdeIntegrator integrator = OdeTest.Method(method)(system, 0, [1.0], OdeTest.Accurate);
        var failure = Assert.Throws<OdeException>(() => integrator.AdvanceTo(2, CancellationToken.None));
        Assert.Equal(1.5, failure.Time, 1e-9);
        Assert.Contains("not finite", failure.Message, StringComparison.Ordinal);
        Assert.Equal(Math.Exp(-1.5), integrator.State[0], 1e-8);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Trial_steps_outside_the_domain_are_repeated_shorter(string method)
    {
        var system = new FunctionSystem(1, (_, y, dy) => dy[0] = y[0] < 0 ? double.NaN : -y[0]);
        IOdeIntegrator integrator = OdeTest.Method(method)(system, 0, [1.0], OdeTest.Accurate, new OdeStepLimits { InitialStep = 50 });
        integrator.AdvanceTo(3, CancellationToken.None);
        Assert.True(integrator.Statistics.RejectedSteps >= 4);
        Assert.Equal(Math.Exp(-3), integrator.State[0], 1e-8);
    }

    /// <summary>Time 0.1 is the node of a stage of order 8 that serves dense output only.</summary>
    [Fact]
    public void Undefined_dense_output_is_reported()
    {
        var system = new FunctionSystem(1, (t, y, dy) => dy[0] = t is > 0.095 and < 0.105 ? double.NaN : -y[0]);
        var integrator = new DormandPrince853(system, 0, [1.0], new OdeTolerance(1e-3, 1e-3), new OdeStepLimits { InitialStep = 1 });
        var failure = Assert.Throws<OdeException>(() => integrator.AdvanceTo(0.5, CancellationToken.None));
        Assert.Contains("dense output at 0.5 is not finite", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, integrator.Time);
        Assert.Equal(Math.Exp(-1), integrator.State[0], 1e-3);
    }

    /// <summary>Oracle: exp(−1) after one time constant of 1e-200, and a constant over 1e301; neither overflows a step.</summary>
    [Theory]
    [MemberData(nameof(Methods))]
    public void Extreme_time_scales_do_not_overflow(string method)
    {
        var fast = new FunctionSystem(1, (_, y, dy) => dy[0] = -1e200 * y[0]);
        IOdeIntegrator integrator = OdeTest.Method(method)(fast, 0, [1.0], OdeTest.Accurate);
        integrator.AdvanceTo(1e-200, CancellationToken.None);
        Assert.Equal(Math.Exp(-1), integrator.State[0], 1e-8);

        var constant = new FunctionSystem(1, (_, _, dy) => dy.Clear());
        integrator = OdeTest.Method(method)(constant, 0, [7.0], OdeTest.Accurate);
        integrator.AdvanceTo(1e301, CancellationToken.None);
        Assert.Equal(7, integrator.State[0]);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Undefined_initial_derivative_is_reported(string method)
    {
        var system = new FunctionSystem(2, (_, y, dy) => (dy[0], dy[1]) = (1, Math.Log(y[1])));
        IOdeIntegrator integrator = OdeTest.Method(method)(system, 0.5, [1.0, -1.0], OdeTest.Accurate);
        var failure = Assert.Throws<OdeException>(() => integrator.AdvanceTo(1, CancellationToken.None));
        Assert.Equal(
            "The integration stopped at time 0.5 with step 0: the derivative of component 1 is not finite at the initial state. "
            + "Start from a state where it is defined.",
            failure.Message);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Cancelled_integration_can_be_continued(string method)
    {
        var orbit = new KeplerOrbit(0.5);
        using var source = new CancellationTokenSource();
        int calls = 0;
        var system = new FunctionSystem(4, (t, y, dy) =>
        {
            orbit.Derivative(t, y, dy);
            if (++calls == 150) source.Cancel();
        });
        IOdeIntegrator integrator = OdeTest.Method(method)(system, 0, orbit.Initial, OdeTest.Accurate);
        Assert.Throws<OperationCanceledException>(() => integrator.AdvanceTo(9, source.Token));
        Assert.InRange(integrator.Time, 1e-3, 8.9);
        Assert.InRange(OdeTest.Distance(integrator.State, orbit.Exact(integrator.Time)), 0, 1e-8);
        integrator.AdvanceTo(9, CancellationToken.None);

        IOdeIntegrator undisturbed = OdeTest.Method(method)(orbit, 0, orbit.Initial, OdeTest.Accurate);
        undisturbed.AdvanceTo(9, CancellationToken.None);
        Assert.Equal(undisturbed.State.ToArray(), integrator.State.ToArray());
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Absolute_tolerance_per_component_resolves_a_small_component(string method)
    {
        var system = new FunctionSystem(2, (t, y, dy) => (dy[0], dy[1]) = (-0.1 * y[0], 1e-9 * 40 * Math.Cos(40 * t)));
        double Error(OdeTolerance tolerance)
        {
            IOdeIntegrator integrator = OdeTest.Method(method)(system, 0, [1.0, 0], tolerance);
            integrator.AdvanceTo(20, CancellationToken.None);
            return Math.Abs(integrator.State[1] - 1e-9 * Math.Sin(800)) / 1e-9;
        }

        Assert.InRange(Error(new OdeTolerance(1e-6, 1e-6)), 1e-2, double.PositiveInfinity);
        Assert.InRange(Error(new OdeTolerance(1e-6, 1e-6) { AbsolutePerComponent = new[] { 1e-6, 1e-15 } }), 0, 1e-3);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Bad_input_is_named(string method)
    {
        IntegratorFactory create = OdeTest.Method(method);
        var system = new FunctionSystem(2, (_, _, dy) => dy.Clear());
        double[] state = [1, 2];
        Assert.Throws<ArgumentNullException>(() => create(null!, 0, state, OdeTest.Accurate));
        Assert.Throws<ArgumentNullException>(() => create(system, 0, state, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => create(system, double.NaN, state, OdeTest.Accurate));
        Names<ArgumentException>("3 components and the system 2", () => create(system, 0, [1, 2, 3.0], OdeTest.Accurate));
        Names<ArgumentException>("Component 1 of the initial state", () => create(system, 0, [1, double.NaN], OdeTest.Accurate));
        Names<ArgumentOutOfRangeException>("relative", () => create(system, 0, state, new OdeTolerance(-1, 1)));
        Names<ArgumentOutOfRangeException>("absolute", () => create(system, 0, state, new OdeTolerance(1e-6, 0)));
        Names<ArgumentOutOfRangeException>("component 1", () => create(system, 0, state, PerComponent(1, 0)));
        Names<ArgumentException>("3 absolute tolerances", () => create(system, 0, state, PerComponent(1, 1, 1)));
        Names<ArgumentOutOfRangeException>("initial step", () => create(system, 0, state, OdeTest.Accurate, new() { InitialStep = 0 }));
        Names<ArgumentOutOfRangeException>("maximum step", () => create(system, 0, state, OdeTest.Accurate, new() { MaximumStep = 0 }));
        Names<ArgumentOutOfRangeException>("end time", () => create(system, 0, state, OdeTest.Accurate, new() { EndTime = -1 }));
        IOdeIntegrator integrator = create(system, 0, state, OdeTest.Accurate);
        integrator.AdvanceTo(1, CancellationToken.None);
        Names<ArgumentOutOfRangeException>("present time 1", () => integrator.AdvanceTo(0.5, CancellationToken.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => integrator.AdvanceTo(double.PositiveInfinity, CancellationToken.None));

        static OdeTolerance PerComponent(params double[] absolute) => new(0, 1) { AbsolutePerComponent = absolute };
    }

    private static void Names<TException>(string part, Action action)
        where TException : Exception =>
        Assert.Contains(part, Assert.Throws<TException>(action).Message, StringComparison.OrdinalIgnoreCase);
}
