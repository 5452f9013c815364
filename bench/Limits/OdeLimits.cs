using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.OdeSolvers;
using ScalingLab.Numerics;

namespace ScalingLab.Bench.Limits;

/// <summary>
/// The integrators against MathNet's Runge-Kutta method of order 4 on the way to the same error: the baseline takes the fewest equal steps
/// whose error at the end is not above ours, found before the contest to within a tenth. On the stiff system that is as many as stability needs.
/// </summary>
internal sealed class OdeLimits : ILimitGroup
{
    private const double StepGrowth = 1.1;
    private const int FewestSteps = 16;
    private const int MostSteps = 10_000_000;

    private delegate AdaptiveOdeIntegrator Method(IOdeSystem system, double[] start, OdeTolerance tolerance);

    public IEnumerable<LimitKernel> Kernels()
    {
        var kepler = new Kepler();
        double[] perihelion = [1 - Kepler.Eccentricity, 0, 0, Math.Sqrt((1 + Kepler.Eccentricity) / (1 - Kepler.Eccentricity))];
        yield return Against("dormand-prince-54 kepler, tolerance 1e-6", kepler, perihelion, 2 * Math.PI, perihelion, new OdeTolerance(1e-6, 1e-6), DormandPrince54);
        yield return Against("dormand-prince-853 kepler, tolerance 1e-10", kepler, perihelion, 2 * Math.PI, perihelion, new OdeTolerance(1e-10, 1e-10), DormandPrince853);

        var robertson = new Robertson();
        double[] start = [1, 0, 0];
        double[] exact = Solve(Rosenbrock, robertson, start, Robertson.End, new OdeTolerance(1e-12, 1e-16));
        yield return Against("rodas5p robertson, tolerance 1e-6", robertson, start, Robertson.End, exact, new OdeTolerance(1e-6, 1e-10), Rosenbrock);
    }

    private static AdaptiveOdeIntegrator DormandPrince54(IOdeSystem system, double[] start, OdeTolerance tolerance) =>
        new DormandPrince54(system, 0, start, tolerance);

    private static AdaptiveOdeIntegrator DormandPrince853(IOdeSystem system, double[] start, OdeTolerance tolerance) =>
        new DormandPrince853(system, 0, start, tolerance);

    private static AdaptiveOdeIntegrator Rosenbrock(IOdeSystem system, double[] start, OdeTolerance tolerance) => new Rodas5P(system, 0, start, tolerance);

    private static LimitKernel Against(
        string name, IOdeSystem system, double[] start, double end, double[] exact, OdeTolerance tolerance, Method method)
    {
        double error = Error(Solve(method, system, start, end, tolerance), exact);
        Vector<double> initial = Vector<double>.Build.DenseOfArray(start);
        Vector<double> Derivative(double time, Vector<double> state)
        {
            double[] derivative = new double[start.Length];
            system.Derivative(time, state.AsArray(), derivative);
            return Vector<double>.Build.Dense(derivative);
        }

        int steps = FewestSteps;
        while (!(Error(RungeKutta.FourthOrder(initial, 0, end, steps + 1, Derivative)[steps].AsArray(), exact) <= error))
        {
            steps = (int)(steps * StepGrowth) + 1;
            if (steps > MostSteps)
            {
                throw new InvalidOperationException(FormattableString.Invariant($"{name}: the baseline does not reach the error {error:G3} in {MostSteps} steps."));
            }
        }

        return new LimitKernel(
            name,
            "solves/s",
            1,
            () => Solve(method, system, start, end, tolerance),
            1,
            () => RungeKutta.FourthOrder(initial, 0, end, steps + 1, Derivative)) { Budget = 2 };
    }

    private static double[] Solve(Method method, IOdeSystem system, double[] start, double end, OdeTolerance tolerance)
    {
        AdaptiveOdeIntegrator integrator = method(system, start, tolerance);
        integrator.AdvanceTo(end, CancellationToken.None);
        return integrator.State.ToArray();
    }

    private static double Error(double[] state, double[] exact) => state.Zip(exact, (x, y) => Math.Abs(x - y)).Max();

    /// <summary>One orbit, after which the state is the first one again.</summary>
    private sealed class Kepler : IOdeSystem
    {
        public const double Eccentricity = 0.6;

        public int Dimension => 4;

        public void Derivative(double time, ReadOnlySpan<double> state, Span<double> derivative)
        {
            double squared = (state[0] * state[0]) + (state[1] * state[1]), cubed = squared * Math.Sqrt(squared);
            derivative[0] = state[2];
            derivative[1] = state[3];
            derivative[2] = -state[0] / cubed;
            derivative[3] = -state[1] / cubed;
        }
    }

    /// <summary>Robertson's autocatalytic reaction (1966).</summary>
    private sealed class Robertson : IOdeJacobian
    {
        public const double End = 40;

        public int Dimension => 3;

        public bool IsAutonomous => true;

        public void Derivative(double time, ReadOnlySpan<double> state, Span<double> derivative)
        {
            derivative[0] = (-0.04 * state[0]) + (1e4 * state[1] * state[2]);
            derivative[2] = 3e7 * state[1] * state[1];
            derivative[1] = -derivative[0] - derivative[2];
        }

        public void Jacobian(double time, ReadOnlySpan<double> state, Span<double> jacobian)
        {
            ReadOnlySpan<double> rows =
            [
                -0.04, 1e4 * state[2], 1e4 * state[1],
                0.04, (-1e4 * state[2]) - (6e7 * state[1]), -1e4 * state[1],
                0, 6e7 * state[1], 0,
            ];
            rows.CopyTo(jacobian);
        }
    }
}
