namespace ScalingLab.Numerics;

/// <summary>A system that knows its Jacobian; used in place of difference quotients.</summary>
public interface INonlinearSystemJacobian : INonlinearSystem
{
    /// <summary>Computes J_ij = dr_i/dx_j.</summary>
    /// <param name="unknowns">x, n components.</param>
    /// <param name="jacobian">Receives J, n x n by rows; not cleared before.</param>
    void Jacobian(ReadOnlySpan<double> unknowns, Span<double> jacobian);
}
