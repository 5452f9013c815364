namespace ScalingLab.Numerics;

/// <summary>
/// The linear solver for banded Jacobians, J_ij = 0 unless −lower ≤ j − i ≤ upper: LU factorisation with partial pivoting within the band,
/// O(n lower (lower + upper)) per attempted step. The Jacobian comes from the system when it is an <see cref="IBandedOdeJacobian"/>, else
/// from central difference quotients over groups of columns that share no row, 2 (lower + upper + 1) evaluations.
/// </summary>
public sealed class BandedJacobianSolver : IOdeLinearSolver
{
    private readonly IOdeSystem _system;
    private readonly IBandedOdeJacobian? _analytic;
    private readonly int _lower;
    private readonly int _upper;
    private readonly int _width;
    private readonly double[] _bands;
    private readonly BandedLu _factors;
    private readonly double[] _plus;
    private readonly double[] _minus;
    private readonly double[] _above;
    private readonly double[] _below;

    /// <summary>Prepares the solver.</summary>
    /// <param name="system">The system whose Jacobian is meant.</param>
    /// <param name="lower">Number of bands below the diagonal, 0..n−1.</param>
    /// <param name="upper">Number of bands above the diagonal, 0..n−1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bandwidth is negative or not less than n.</exception>
    public BandedJacobianSolver(IOdeSystem system, int lower, int upper)
    {
        ArgumentNullException.ThrowIfNull(system);
        int n = system.Dimension;
        ArgumentOutOfRangeException.ThrowIfNegative(lower);
        ArgumentOutOfRangeException.ThrowIfNegative(upper);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lower, n);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(upper, n);
        _system = system;
        _analytic = system as IBandedOdeJacobian;
        _lower = lower;
        _upper = upper;
        _width = lower + upper + 1;
        _bands = new double[checked(n * _width)];
        _factors = new BandedLu(n, lower, upper);
        _plus = new double[n];
        _minus = new double[n];
        _above = new double[n];
        _below = new double[n];
    }

    /// <inheritdoc/>
    public long DerivativeEvaluations { get; private set; }

    /// <inheritdoc/>
    public bool Linearize(double time, ReadOnlySpan<double> state, ReadOnlySpan<double> scale)
    {
        _bands.AsSpan().Clear();
        if (_analytic is not null) _analytic.Jacobian(time, state, _bands);
        else Differentiate(time, state, scale);
        return OdeVectors.IndexOfNonFinite(_bands) < 0;
    }

    /// <inheritdoc/>
    public bool Factorize(double shift) => _factors.Factorize(shift, _bands);

    /// <inheritdoc/>
    public void Solve(Span<double> vector) => _factors.Solve(vector);

    private void Differentiate(double time, ReadOnlySpan<double> state, ReadOnlySpan<double> scale)
    {
        int n = _plus.Length;
        for (int group = 0; group < Math.Min(_width, n); group++)
        {
            state.CopyTo(_plus);
            state.CopyTo(_minus);
            for (int j = group; j < n; j += _width)
            {
                _plus[j] += DifferenceQuotient.Increment(scale[j]);
                _minus[j] -= DifferenceQuotient.Increment(scale[j]);
            }

            _system.Derivative(time, _plus, _above);
            _system.Derivative(time, _minus, _below);
            DerivativeEvaluations += 2;
            for (int j = group; j < n; j += _width)
            {
                for (int i = Math.Max(0, j - _upper); i <= Math.Min(n - 1, j + _lower); i++)
                    _bands[i * _width + j - i + _lower] = (_above[i] - _below[i]) / (_plus[j] - _minus[j]);
            }
        }
    }
}
