namespace ScalingLab.Numerics;

/// <summary>
/// A system that knows the bands of its Jacobian; used by <see cref="BandedJacobianSolver"/> in place of difference quotients.
/// </summary>
public interface IBandedOdeJacobian : IOdeSystem
{
    /// <summary>Computes J_ij = df_i/dy_j at (t, y) for −lower ≤ j − i ≤ upper.</summary>
    /// <param name="time">The time t.</param>
    /// <param name="state">The state y, n components.</param>
    /// <param name="bands">Receives J by rows, lower + upper + 1 numbers each: J_ij at i (lower + upper + 1) + j − i + lower. Cleared
    /// before; what lies outside the matrix is ignored.</param>
    void Jacobian(double time, ReadOnlySpan<double> state, Span<double> bands);
}
