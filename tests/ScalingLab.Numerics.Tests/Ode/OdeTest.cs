namespace ScalingLab.Numerics.Tests;

internal delegate IOdeIntegrator IntegratorFactory(
    IOdeSystem system, double time, ReadOnlySpan<double> state, OdeTolerance tolerance, OdeStepLimits? limits = null);

internal static class OdeTest
{
    /// <summary>So large that every step of the length in the limits is accepted.</summary>
    private static readonly OdeTolerance NoControl = new(1e6, 1);

    public static readonly OdeTolerance Accurate = new(1e-10, 1e-12);

    public static readonly TheoryData<string> ExplicitMethods = ["DormandPrince54", "DormandPrince853"];

    public static readonly TheoryData<string> AllMethods = ["DormandPrince54", "DormandPrince853", "Rodas5P"];

    public static IntegratorFactory Method(string name) => name switch
    {
        "DormandPrince54" => (system, time, state, tolerance, limits) => new DormandPrince54(system, time, state, tolerance, limits),
        "DormandPrince853" => (system, time, state, tolerance, limits) => new DormandPrince853(system, time, state, tolerance, limits),
        "Rodas5P" => (system, time, state, tolerance, limits) => new Rodas5P(system, time, state, tolerance, limits),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    public static double[] FixedSteps(
        IntegratorFactory method, IOdeSystem system, double time, double[] state, double until, double step)
    {
        var limits = new OdeStepLimits { InitialStep = step, MaximumStep = step, EndTime = until };
        IOdeIntegrator integrator = method(system, time, state, NoControl, limits);
        integrator.AdvanceTo(until, CancellationToken.None);
        Assert.InRange(integrator.Statistics.AcceptedSteps, Math.Floor((until - time) / step), Math.Ceiling((until - time) / step) + 1);
        return integrator.State.ToArray();
    }

    /// <summary>The state at a fraction of one step of the given length, from the continuous extension.</summary>
    public static double[] Inside(IntegratorFactory method, IOdeSystem system, double time, double[] state, double step, double fraction)
    {
        IOdeIntegrator integrator = method(system, time, state, NoControl, new OdeStepLimits { InitialStep = step, MaximumStep = step });
        integrator.AdvanceTo(time + fraction * step, CancellationToken.None);
        Assert.Equal(1, integrator.Statistics.AcceptedSteps);
        return integrator.State.ToArray();
    }

    public static double Distance(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++) sum += (left[i] - right[i]) * (left[i] - right[i]);
        return Math.Sqrt(sum);
    }

    /// <summary>The exponent p of errors ~ step^p between successive halvings, the least one.</summary>
    public static double LeastOrder(Func<double, double> error, double step, int halvings)
    {
        double least = double.PositiveInfinity, before = error(step);
        for (int i = 0; i < halvings; i++)
        {
            step /= 2;
            double after = error(step);
            least = Math.Min(least, Math.Log2(before / after));
            before = after;
        }

        return least;
    }
}
