namespace ScalingLab.Numerics;

/// <summary>
/// A system of ordinary differential equations in explicit form, dy/dt = f(t, y) with y in R^n.
/// </summary>
public interface IOdeSystem
{
    /// <summary>Number of components n of the state, at least 1; constant.</summary>
    int Dimension { get; }

    /// <summary>Whether f does not depend on the time; saves implicit methods two evaluations a step. Not assumed by default.</summary>
    bool IsAutonomous => false;

    /// <summary>
    /// Computes f(t, y). Called at every stage of a step, so it should not allocate. A component that is not finite says that the trial
    /// state lies outside the domain: the integrator then retries with half the step.
    /// </summary>
    /// <param name="time">The time t. Integrators look up to one step beyond the time that was asked for, see
    /// <see cref="OdeStepLimits.EndTime"/>.</param>
    /// <param name="state">The state y, n components.</param>
    /// <param name="derivative">Receives dy/dt; every component must be written.</param>
    void Derivative(double time, ReadOnlySpan<double> state, Span<double> derivative);
}
