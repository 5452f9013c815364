namespace ScalingLab.Numerics;

/// <summary>
/// A function of one variable with its derivative. Implement it on a struct: the solver is then compiled for it, with neither a virtual
/// call nor an allocation.
/// </summary>
public interface IDifferentiableFunction
{
    /// <summary>f(x) and f'(x).</summary>
    /// <param name="position">x.</param>
    /// <param name="derivative">f'(x).</param>
    double Value(double position, out double derivative);
}
