namespace ScalingLab.Numerics;

/// <summary>
/// The linear solver for small systems without structure: LU factorisation with partial pivoting, O(n^3) per attempted step and n^2 memory.
/// The Jacobian comes from the system when it is an <see cref="IOdeJacobian"/>, else from central difference quotients, whose relative
/// error is about 1e-10 with 2 n evaluations.
/// </summary>
public sealed class DenseJacobianSolver : IOdeLinearSolver
{
    private readonly IOdeSystem _system;
    private readonly IOdeJacobian? _analytic;
    private readonly double[] _jacobian;
    private readonly double[] _factors;
    private readonly int[] _pivots;
    private readonly double[] _state;
    private readonly double[] _above;
    private readonly double[] _below;

    /// <summary>Prepares the solver.</summary>
    /// <param name="system">The system whose Jacobian is meant.</param>
    public DenseJacobianSolver(IOdeSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        int n = system.Dimension;
        _system = system;
        _analytic = system as IOdeJacobian;
        _jacobian = new double[checked(n * n)];
        _factors = new double[n * n];
        _pivots = new int[n];
        _state = new double[n];
        _above = new double[n];
        _below = new double[n];
    }

    /// <inheritdoc/>
    public long DerivativeEvaluations { get; private set; }

    /// <inheritdoc/>
    public bool Linearize(double time, ReadOnlySpan<double> state, ReadOnlySpan<double> scale)
    {
        if (_analytic is not null) _analytic.Jacobian(time, state, _jacobian);
        else Differentiate(time, state, scale);
        return OdeVectors.IndexOfNonFinite(_jacobian) < 0;
    }

    /// <inheritdoc/>
    public bool Factorize(double shift)
    {
        for (int i = 0; i < _jacobian.Length; i++) _factors[i] = -_jacobian[i];
        for (int i = 0; i < _factors.Length; i += _pivots.Length + 1) _factors[i] += shift;
        return DenseLu.Factorize(_factors, _pivots);
    }

    /// <inheritdoc/>
    public void Solve(Span<double> vector) => DenseLu.Solve(_factors, _pivots, vector);

    private void Differentiate(double time, ReadOnlySpan<double> state, ReadOnlySpan<double> scale)
    {
        int n = _pivots.Length;
        state.CopyTo(_state);
        for (int j = 0; j < n; j++)
        {
            double above = state[j] + DifferenceQuotient.Increment(scale[j]), below = state[j] - DifferenceQuotient.Increment(scale[j]);
            _state[j] = above;
            _system.Derivative(time, _state, _above);
            _state[j] = below;
            _system.Derivative(time, _state, _below);
            _state[j] = state[j];
            for (int i = 0; i < n; i++) _jacobian[i * n + j] = (_above[i] - _below[i]) / (above - below);
        }

        DerivativeEvaluations += 2 * n;
    }
}
