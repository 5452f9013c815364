namespace ScalingLab.Numerics;

/// <summary>
/// Solves the linear systems (s I − J) x = b of implicit integrators, with J = df/dy the Jacobian and s = 1 / (gamma h) &gt; 0. A system
/// whose Jacobian has structure (banded, block-diagonal plus low rank, ...) implements this, on itself or on an object that is given to
/// the integrator; else see <see cref="DenseJacobianSolver"/> and <see cref="BandedJacobianSolver"/>.
/// <para>Rosenbrock methods keep their order only with the exact Jacobian: an error of relative size d adds errors of about d per
/// step.</para>
/// </summary>
public interface IOdeLinearSolver
{
    /// <summary>Calls of <see cref="IOdeSystem.Derivative"/> made so far, for the statistics; 0 when the Jacobian is analytic.</summary>
    long DerivativeEvaluations => 0;

    /// <summary>Evaluates the Jacobian at (t, y). Called once per step, before <see cref="Factorize"/>.</summary>
    /// <param name="time">The time t.</param>
    /// <param name="state">The state y, n components.</param>
    /// <param name="scale">For difference quotients: the size of each component, max(|y_i|, a_i / r) with the tolerances a_i and r.</param>
    /// <returns><see langword="false"/> when the Jacobian is not finite; the integration then fails.</returns>
    bool Linearize(double time, ReadOnlySpan<double> state, ReadOnlySpan<double> scale);

    /// <summary>Factorises s I − J with the Jacobian of the last <see cref="Linearize"/>. Called once per attempted step.</summary>
    /// <param name="shift">s, greater than 0.</param>
    /// <returns><see langword="false"/> when the matrix is singular; the step is then repeated with half its length.</returns>
    bool Factorize(double shift);

    /// <summary>Replaces b by the solution x of (s I − J) x = b with the last factorisation.</summary>
    /// <param name="vector">b on entry, x on return; n components.</param>
    void Solve(Span<double> vector);
}
