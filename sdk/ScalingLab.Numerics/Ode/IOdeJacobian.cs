namespace ScalingLab.Numerics;

/// <summary>A system that knows its full Jacobian; used by <see cref="DenseJacobianSolver"/> in place of difference quotients.</summary>
public interface IOdeJacobian : IOdeSystem
{
    /// <summary>Computes J_ij = df_i/dy_j at (t, y).</summary>
    /// <param name="time">The time t.</param>
    /// <param name="state">The state y, n components.</param>
    /// <param name="jacobian">Receives J, n x n by rows; not cleared before.</param>
    void Jacobian(double time, ReadOnlySpan<double> state, Span<double> jacobian);
}
