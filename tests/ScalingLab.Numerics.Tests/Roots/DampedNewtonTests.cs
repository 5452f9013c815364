namespace ScalingLab.Numerics.Tests;

public sealed class DampedNewtonTests
{
    /// <summary>
    /// Oracle: (1, 1), the zero of Rosenbrock's system (1960) from its customary start, where the full step first overshoots.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rosenbrock_system_is_solved(bool analytic)
    {
        INonlinearSystem system = analytic ? new Banana() : new Equations(2, (x, r) => new Banana().Residuals(x, r));
        double[] x = [-1.2, 1];
        NewtonResult result = new DampedNewton(system).Solve(x);
        Assert.True(result.Converged);
        Assert.Equal(1, x[0], 1e-11);
        Assert.Equal(1, x[1], 1e-11);
        Assert.InRange(result.Residual, 0, 1e-12);
        Assert.InRange(result.Iterations, 1, 40);
    }

    /// <summary>Oracle: Powell's singular function (1962) vanishes at 0, where its Jacobian is singular.</summary>
    [Fact]
    public void Singular_solution_converges_linearly_without_failing()
    {
        var system = new Equations(4, (x, r) =>
        {
            r[0] = x[0] + 10 * x[1];
            r[1] = Math.Sqrt(5) * (x[2] - x[3]);
            r[2] = (x[1] - 2 * x[2]) * (x[1] - 2 * x[2]);
            r[3] = Math.Sqrt(10) * (x[0] - x[3]) * (x[0] - x[3]);
        });
        double[] x = [3, -1, 0, 1];
        NewtonResult result = new DampedNewton(system, new NewtonOptions { ResidualTolerance = 1e-10 }).Solve(x);
        Assert.True(result.Converged);
        foreach (double unknown in x) Assert.Equal(0, unknown, 1e-4);
    }

    [Fact]
    public void Convergence_is_quadratic_and_the_residual_never_grows()
    {
        List<double> residuals = [];
        var system = new Equations(2, (x, r) => (r[0], r[1]) = (Math.Exp(x[0]) - 2 + 0.1 * x[1], x[1] * x[1] - 3 + Math.Sin(x[0])));
        double[] x = [2, 4];
        for (int i = 0; i < 8; i++)
        {
            NewtonResult result = new DampedNewton(system, new NewtonOptions { MaximumIterations = 1, ResidualTolerance = 1e-15 }).Solve(x);
            residuals.Add(result.Residual);
        }

        Assert.Equal(residuals.OrderDescending(), residuals);
        double[] useful = [.. residuals.Where(r => r is < 0.3 and > 1e-13)];
        Assert.InRange(Math.Log(useful[^1] / useful[^2]) / Math.Log(useful[^2] / useful[^3]), 1.7, 2.4);
    }

    [Fact]
    public void Domain_and_step_limits_are_respected()
    {
        double lowest = double.PositiveInfinity;
        var system = new Equations(1, (x, r) =>
        {
            lowest = Math.Min(lowest, x[0]);
            r[0] = Math.Log(x[0]);
        });
        double[] x = [30];
        Assert.True(new DampedNewton(system).Solve(x).Converged);
        Assert.Equal(1, x[0], 1e-11);
        Assert.True(lowest < 0);

        system.Limit = 0.5;
        lowest = double.PositiveInfinity;
        x[0] = 30;
        NewtonResult limited = new DampedNewton(system, new NewtonOptions { MaximumIterations = 200 }).Solve(x);
        Assert.True(limited.Converged);
        Assert.True(lowest > 0.4);
        Assert.InRange(limited.Iterations, 58, 70);
    }

    [Fact]
    public void Every_failure_is_told_apart_and_keeps_its_residual()
    {
        Expect(NewtonOutcome.SingularJacobian, new Equations(2, (x, r) => (r[0], r[1]) = (x[0] + x[1], 2 * (x[0] + x[1]) + 1)), [1, 1]);
        Expect(NewtonOutcome.NoDescent, new Equations(1, (x, r) => r[0] = 1 + x[0] * x[0]), [0.4]);
        Expect(NewtonOutcome.NotFinite, new Equations(1, (x, r) => r[0] = Math.Sqrt(x[0])), [-1]);
        Expect(NewtonOutcome.IterationLimit, new Equations(1, (x, r) => r[0] = Math.Exp(x[0])), [0], iterations: 5);

        static void Expect(NewtonOutcome outcome, Equations system, double[] x, int iterations = 50)
        {
            NewtonResult result = new DampedNewton(system, new NewtonOptions { MaximumIterations = iterations }).Solve(x);
            Assert.Equal(outcome, result.Outcome);
            Assert.False(result.Converged);
            double[] residuals = new double[x.Length];
            system.Residuals(x, residuals);
            Assert.Equal(residuals.Max(Math.Abs), result.Residual);
        }
    }

    [Fact]
    public void Bad_input_is_named_and_solving_again_allocates_nothing()
    {
        var newton = new DampedNewton(new Banana());
        Assert.Throws<ArgumentException>(() => newton.Solve(new double[3]));
        Assert.Throws<ArgumentException>(() => newton.Solve([1, double.NaN]));
        Assert.Throws<ArgumentNullException>(() => new DampedNewton(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DampedNewton(new Banana(), new NewtonOptions { ResidualTolerance = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DampedNewton(new Banana(), new NewtonOptions { MaximumIterations = 0 }));

        Span<double> x = stackalloc double[2];
        newton.Solve(x);
        x.Fill(3);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(newton.Solve(x).Converged);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private delegate void ResidualFunction(ReadOnlySpan<double> unknowns, Span<double> residuals);

    private sealed class Equations(int dimension, ResidualFunction function) : INonlinearSystem
    {
        public int Dimension => dimension;

        public double Limit { get; set; } = double.PositiveInfinity;

        public void Residuals(ReadOnlySpan<double> unknowns, Span<double> residuals) => function(unknowns, residuals);

        public void LimitStep(ReadOnlySpan<double> unknowns, Span<double> step)
        {
            for (int i = 0; i < step.Length; i++) step[i] = Math.Clamp(step[i], -Limit, Limit);
        }
    }

    private sealed class Banana : INonlinearSystemJacobian
    {
        public int Dimension => 2;

        public void Residuals(ReadOnlySpan<double> unknowns, Span<double> residuals)
        {
            residuals[0] = 10 * (unknowns[1] - unknowns[0] * unknowns[0]);
            residuals[1] = 1 - unknowns[0];
        }

        public void Jacobian(ReadOnlySpan<double> unknowns, Span<double> jacobian)
        {
            jacobian[0] = -20 * unknowns[0];
            jacobian[1] = 10;
            jacobian[2] = -1;
            jacobian[3] = 0;
        }
    }
}
