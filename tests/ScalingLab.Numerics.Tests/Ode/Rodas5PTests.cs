namespace ScalingLab.Numerics.Tests;

public sealed class Rodas5PTests
{
    private static readonly IntegratorFactory Method = OdeTest.Method("Rodas5P");

    /// <summary>Oracle: Kepler's closed form; the Jacobian is a central difference quotient with a relative error of 1e-10.</summary>
    [Fact]
    public void Steps_converge_with_order_5_and_dense_output_with_order_4()
    {
        var orbit = new KeplerOrbit(0.1);
        double steps = OdeTest.LeastOrder(
            h => OdeTest.Distance(OdeTest.FixedSteps(Method, orbit, 0, orbit.Initial, 6, h), orbit.Exact(6)), 0.1, 2);
        Assert.InRange(steps, 4.7, 5.8);
        double dense = OdeTest.LeastOrder(
            h => OdeTest.Distance(OdeTest.Inside(Method, orbit, 1, orbit.Exact(1), h, 0.5), orbit.Exact(1 + 0.5 * h)), 0.2, 2);
        Assert.InRange(dense, 4.7, 5.8);
    }

    /// <summary>Oracle: y = sin t solves y' = −3 t (y^2 − sin^2 t) + cos t; needs df/dt.</summary>
    [Fact]
    public void Time_dependent_systems_converge_with_order_5()
    {
        var system = new FunctionSystem(1, (t, y, dy) => dy[0] = -3 * t * (y[0] * y[0] - Math.Sin(t) * Math.Sin(t)) + Math.Cos(t));
        double order = OdeTest.LeastOrder(
            h => Math.Abs(OdeTest.FixedSteps(Method, system, 0.5, [Math.Sin(0.5)], 2.5, h)[0] - Math.Sin(2.5)), 0.1, 2);
        Assert.InRange(order, 4.6, 6);
    }

    /// <summary>
    /// Oracle: y = cos t solves y' = lambda (y − cos t) − sin t (Prothero, Robinson 1974). The largest error over all stiffnesses falls
    /// with order 4, for which Steinebach constructed the method; without that it would fall with the stage order, 1.
    /// </summary>
    [Fact]
    public void Error_falls_with_order_4_whatever_the_stiffness()
    {
        double[] rates = [1, 3, 10, 30, 1e2, 3e2, 1e3, 1e4, 1e6];
        double order = Math.Log2(Worst(0.25) / Worst(1.0 / 64)) / 4;
        Assert.InRange(order, 3.7, 5.5);
        Assert.InRange(Worst(1.0 / 64), 0, 1e-11);

        double Worst(double step) => rates.Max(rate =>
        {
            var system = new FunctionSystem(1, (t, y, dy) => dy[0] = -rate * (y[0] - Math.Cos(t)) - Math.Sin(t));
            return Math.Abs(OdeTest.FixedSteps(Method, system, 0, [1.0], 2, step)[0] - Math.Cos(2));
        });
    }

    /// <summary>
    /// Oracle: the reference solution of van der Pol's equation with epsilon = 1e-6 (mu = 1000 in scaled time) at t = 2, Mazzia,
    /// Magherini, Test Set for Initial Value Problem Solvers, release 2.4, problem VDPOL.
    /// </summary>
    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e-9)]
    public void Van_der_Pol_agrees_with_the_published_solution(double tolerance)
    {
        var system = new FunctionSystem(2, (_, y, dy) => (dy[0], dy[1]) = (y[1], ((1 - y[0] * y[0]) * y[1] - y[0]) / 1e-6));
        IOdeIntegrator integrator = Method(system, 0, [2.0, 0.0], new OdeTolerance(tolerance, tolerance));
        integrator.AdvanceTo(2, CancellationToken.None);
        Assert.Equal(0.1706167732170483e1, integrator.State[0], 50 * tolerance);
        Assert.Equal(-0.8928097010247975, integrator.State[1], 50 * tolerance);
        Assert.InRange(integrator.Statistics.AcceptedSteps, 100, 6000);
    }

    /// <summary>Oracle: the reference solution of Robertson's reaction at t = 1e11, Mazzia, Magherini, Test Set, problem ROBER.</summary>
    [Fact]
    public void Robertson_agrees_with_the_published_solution_after_eleven_decades()
    {
        double[] reference = [0.2083340149701255e-7, 0.8333360770334713e-13, 0.9999999791665050];
        IOdeIntegrator integrator = Method(new Robertson(), 0, [1.0, 0, 0], new OdeTolerance(1e-9, 1e-18));
        integrator.AdvanceTo(1e11, CancellationToken.None);
        for (int i = 0; i < 3; i++) Assert.InRange(integrator.State[i] / reference[i] - 1, -1e-6, 1e-6);
        Assert.InRange(integrator.Statistics.AcceptedSteps, 100, 2000);
    }

    /// <summary>
    /// Oracle: the reference solution of the eight-component HIRES problem at t = 321.8122, Mazzia, Magherini, Test Set, problem HIRES.
    /// </summary>
    [Fact]
    public void Hires_agrees_with_the_published_solution()
    {
        double[] reference =
        [
            0.7371312573325668e-3, 0.1442485726316185e-3, 0.5888729740967575e-4, 0.1175651343283149e-2, 0.2386356198831331e-2,
            0.6238968252742796e-2, 0.2849998395185769e-2, 0.2850001604814231e-2,
        ];
        var system = new FunctionSystem(8, (_, y, dy) =>
        {
            dy[0] = -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007;
            dy[1] = 1.71 * y[0] - 8.75 * y[1];
            dy[2] = -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4];
            dy[3] = 8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3];
            dy[4] = -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6];
            dy[5] = -280 * y[5] * y[7] + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6];
            dy[6] = 280 * y[5] * y[7] - 1.81 * y[6];
            dy[7] = -dy[6];
        });
        IOdeIntegrator integrator = Method(system, 0, [1, 0, 0, 0, 0, 0, 0, 0.0057], new OdeTolerance(1e-9, 1e-13));
        integrator.AdvanceTo(321.8122, CancellationToken.None);
        for (int i = 0; i < 8; i++) Assert.InRange(integrator.State[i] / reference[i] - 1, -1e-6, 1e-6);
    }

    /// <summary>
    /// Oracle: exp of a symmetric matrix known by its eigenvectors (a Householder reflection) and eigenvalues −1e-3 .. −1e6.
    /// </summary>
    [Fact]
    public void Eigenvalues_over_nine_decades_take_few_steps()
    {
        const int n = 10;
        double[] rates = [.. Enumerable.Range(0, n).Select(i => Math.Pow(10, i - 3))];
        double[] axis = [.. Enumerable.Range(0, n).Select(i => Math.Sqrt(1.0 / n))];
        var system = new FunctionSystem(n, (_, y, dy) =>
        {
            double[] modes = Reflect(y);
            for (int i = 0; i < n; i++) modes[i] *= -rates[i];
            Reflect(modes).CopyTo(dy);
        });
        double[] start = [.. Enumerable.Range(0, n).Select(i => 1.0 + i)];
        IOdeIntegrator integrator = Method(system, 0, start, new OdeTolerance(1e-9, 1e-9));
        foreach (double time in new[] { 1e-3, 1, 300 })
        {
            integrator.AdvanceTo(time, CancellationToken.None);
            double[] modes = Reflect(start);
            for (int i = 0; i < n; i++) modes[i] *= Math.Exp(-rates[i] * time);
            Assert.InRange(OdeTest.Distance(integrator.State, Reflect(modes)), 0, 3e-8);
        }

        Assert.InRange(integrator.Statistics.AcceptedSteps, 50, 3000);

        double[] Reflect(ReadOnlySpan<double> vector)
        {
            double along = 0;
            for (int i = 0; i < n; i++) along += vector[i] * axis[i];
            double[] image = vector.ToArray();
            for (int i = 0; i < n; i++) image[i] -= 2 * along * axis[i];
            return image;
        }
    }

    [Fact]
    public void Costs_of_a_step_are_as_documented()
    {
        var system = new Robertson();
        var integrator = new Rodas5P(system, 0, [1.0, 0, 0], new OdeTolerance(1e-6, 1e-10), new OdeStepLimits { InitialStep = 1e-4 });
        integrator.AdvanceTo(40, CancellationToken.None);
        OdeStatistics cost = integrator.Statistics;
        Assert.Equal(cost.AcceptedSteps, cost.JacobianEvaluations);
        Assert.Equal(cost.AcceptedSteps + cost.RejectedSteps, cost.Factorizations);
        Assert.Equal(8 * cost.Factorizations, cost.LinearSolves);
        Assert.Equal(1 + 8 * cost.AcceptedSteps + 7 * cost.RejectedSteps, cost.DerivativeEvaluations);
    }

    [Fact]
    public void Jacobian_that_is_not_finite_is_reported()
    {
        var system = new FunctionSystem(1, (_, y, dy) => dy[0] = Math.Sqrt(y[0]));
        var failure = Assert.Throws<OdeException>(() => Method(system, 0, [0.0], OdeTest.Accurate).AdvanceTo(1, CancellationToken.None));
        Assert.Contains("Jacobian is not finite", failure.Message, StringComparison.Ordinal);
    }
}
