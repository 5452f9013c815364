namespace ScalingLab.Numerics;

/// <summary>A system of n equations r(x) = 0 in n unknowns.</summary>
public interface INonlinearSystem
{
    /// <summary>n, at least 1; constant.</summary>
    int Dimension { get; }

    /// <summary>Computes r(x). Components that are not finite say that x lies outside the domain; the step is then shortened.</summary>
    /// <param name="unknowns">x, n components.</param>
    /// <param name="residuals">Receives r(x), all components. Scale them alike: convergence and descent look at the largest.</param>
    void Residuals(ReadOnlySpan<double> unknowns, Span<double> residuals);

    /// <summary>
    /// Shortens a Newton step that would leave the region where the linearisation means anything; does nothing by default.
    /// </summary>
    /// <param name="unknowns">x, n components.</param>
    /// <param name="step">The step from x, to be changed in place.</param>
    void LimitStep(ReadOnlySpan<double> unknowns, Span<double> step)
    {
    }
}
