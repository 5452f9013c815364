using ScalingLab.Numerics;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// Solves (s 1 − J) x = b for a mean-field system. J = diag_l(ρ_l A) + U Wᵀ: blocks that differ in a factor only, and p columns U = ∂f/∂z by which they
/// know of each other, z = Wᵀ y. By Woodbury's identity x = B⁻¹b + B⁻¹U (1 − Wᵀ B⁻¹ U)⁻¹ Wᵀ B⁻¹b with B = diag_l(s 1 − ρ_l A): O(L p³ + p³) per
/// factorisation and O(L p²) per solution in place of (L p)³. A is exact, because the equations are affine in y at fixed z; U is a central difference quotient.
/// </summary>
internal sealed class MeanFieldJacobian : IOdeLinearSolver
{
    private const double Increment = 6e-6;

    private readonly IMeanFieldSystem _system;
    private readonly int _blocks;
    private readonly int _parameters;
    private readonly double[] _local;
    private readonly double[] _coupling;
    private readonly ScaledMatrixLu _blockFactors;
    private readonly double[] _solved;
    private readonly double[] _capacitance;
    private readonly int[] _capacitancePivots;
    private readonly double[] _fields;
    private readonly double[] _shifted;
    private readonly double[] _above;
    private readonly double[] _below;
    private readonly double[] _unit;

    /// <summary>Prepares the solver.</summary>
    public MeanFieldJacobian(IMeanFieldSystem system)
    {
        int n = system.Dimension;
        _system = system;
        _blocks = system.Eigenvalues.Length;
        _parameters = n / _blocks;
        _local = new double[_parameters * _parameters];
        _coupling = new double[checked(n * _parameters)];
        _solved = new double[n * _parameters];
        _blockFactors = new ScaledMatrixLu(_parameters, system.Rates);
        _capacitance = new double[_parameters * _parameters];
        _capacitancePivots = new int[_parameters];
        _fields = new double[_parameters];
        _shifted = new double[_parameters];
        _above = new double[n];
        _below = new double[n];
        _unit = new double[n];
    }

    /// <inheritdoc/>
    public long DerivativeEvaluations { get; private set; }

    /// <inheritdoc/>
    public bool Linearize(double time, ReadOnlySpan<double> state, ReadOnlySpan<double> scale)
    {
        SumFields(state, _fields);
        double largest = 0;
        foreach (double field in _fields)
            largest = Math.Max(largest, Math.Abs(field));
        for (int p = 0; p < _parameters; p++)
        {
            // Fields that vanish by symmetry have the size of the others, not none.
            double increment = Increment * Math.Max(Math.Abs(_fields[p]), 0.01 * largest);
            _fields.CopyTo(_shifted, 0);
            _shifted[p] = _fields[p] + increment;
            double above = _shifted[p];
            _system.Derivative(_shifted, state, _above);
            _shifted[p] = _fields[p] - increment;
            double width = above - _shifted[p];
            _system.Derivative(_shifted, state, _below);
            var column = _coupling.AsSpan(p * _above.Length, _above.Length);
            VectorKernels.AddScaled(-1, _below, _above);
            VectorKernels.Scale(1 / width, _above, column);
        }

        // Blocks differ in the factor ρ_l only, so that the first, which is always trained, tells A.
        _unit.AsSpan().Clear();
        _system.Derivative(_fields, _unit, _below);
        for (int p = 0; p < _parameters; p++)
        {
            _unit[p * _blocks] = 1;
            _system.Derivative(_fields, _unit, _above);
            _unit[p * _blocks] = 0;
            for (int i = 0; i < _parameters; i++)
                _local[(i * _parameters) + p] = (_above[i * _blocks] - _below[i * _blocks]) / _system.Rates[0];
        }

        DerivativeEvaluations += (3 * _parameters) + 1;
        return IsFinite(_coupling) && IsFinite(_local);
    }

    /// <inheritdoc/>
    public bool Factorize(double shift)
    {
        int p = _parameters;
        if (!_blockFactors.Factorize(shift, _local))
            return false;

        _coupling.CopyTo(_solved, 0);
        for (int column = 0; column < p; column++)
        {
            var solved = _solved.AsSpan(column * _above.Length, _above.Length);
            _blockFactors.Solve(solved);
            SumFields(solved, _shifted);
            for (int i = 0; i < p; i++)
                _capacitance[(i * p) + column] = (i == column ? 1 : 0) - _shifted[i];
        }

        return DenseLu.Factorize(_capacitance, _capacitancePivots);
    }

    /// <inheritdoc/>
    public void Solve(Span<double> vector)
    {
        _blockFactors.Solve(vector);
        SumFields(vector, _shifted);
        DenseLu.Solve(_capacitance, _capacitancePivots, _shifted);
        for (int column = 0; column < _parameters; column++)
            VectorKernels.AddScaled(_shifted[column], _solved.AsSpan(column * vector.Length, vector.Length), vector);
    }

    private void SumFields(ReadOnlySpan<double> state, Span<double> fields)
    {
        for (int p = 0; p < fields.Length; p++)
            fields[p] = VectorKernels.Dot(_system.Eigenvalues, state.Slice(p * _blocks, _blocks));
    }

    private static bool IsFinite(double[] values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
                return false;
        }

        return true;
    }
}
