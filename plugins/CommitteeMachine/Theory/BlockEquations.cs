using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// The closed equations of the block overlaps for N → ∞ at fixed L, exact in η (the block form of Worschech and Rosenow 2024): <see cref="OverlapDrift"/>
/// times λ_l, with v = f_l, the fraction of components in block l. L = 1 gives Saad and Solla (1995). The state is r, then the upper triangle of q, laid out
/// as in <see cref="BlockOverlaps"/>, then the output weight c where it is trained: dc/dα = −η_c E[e Σ_i g(x_i)].
/// </summary>
internal sealed class BlockEquations : IMeanFieldSystem
{
    private readonly OverlapDrift _drift;
    private readonly FieldCovariance _covariance;
    private readonly LearningRule _rule;
    private readonly double[] _eigenvalues;
    private readonly double[] _rates;
    private readonly double[] _fields;
    private readonly int _studentTeacherLength;
    private readonly int _overlaps;

    public BlockEquations(BlockOverlaps start, TrainableSpectrum spectrum, Activation activation, LearningRule rule, bool secondOrder)
    {
        _drift = new OverlapDrift(activation, start, spectrum.Fractions, rule, secondOrder);
        _rule = rule;
        _eigenvalues = spectrum.Spectrum.Eigenvalues.ToArray();
        _rates = spectrum.Rates;
        _covariance = new FieldCovariance(_eigenvalues, start);
        _studentTeacherLength = start.StudentTeacher.Length;
        _overlaps = _studentTeacherLength + start.StudentStudent.Length;
        _fields = new double[_overlaps / _eigenvalues.Length];
        Dimension = _overlaps + (rule.TrainsOutput ? 1 : 0);
    }

    /// <inheritdoc/>
    public int Dimension { get; }

    /// <inheritdoc/>
    public bool IsAutonomous => true;

    /// <inheritdoc/>
    public ReadOnlySpan<double> Eigenvalues => _eigenvalues;

    /// <inheritdoc/>
    public ReadOnlySpan<double> Rates => _rates;

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> state, Span<double> derivative)
    {
        for (int p = 0; p < _fields.Length; p++)
            _fields[p] = VectorKernels.Dot(_eigenvalues, state.Slice(p * _eigenvalues.Length, _eigenvalues.Length));
        Derivative(_fields, state, derivative);
    }

    /// <inheritdoc/>
    public void Derivative(ReadOnlySpan<double> fields, ReadOnlySpan<double> state, Span<double> derivative)
    {
        _covariance.Set(fields);
        _drift.Prepare(_covariance.Values, OutputWeight(state));
        _drift.Apply(state[.._studentTeacherLength], state[_studentTeacherLength.._overlaps], derivative[.._overlaps]);
        for (int start = 0; start < _overlaps; start += _rates.Length)
            VectorKernels.Multiply(_rates, derivative.Slice(start, _rates.Length));
        if (_rule.TrainsOutput)
            derivative[_overlaps] = _drift.OutputDrift(_covariance.Values);
    }

    /// <inheritdoc/>
    public double TestLoss(ReadOnlySpan<double> state) => _drift.TestLoss(Covariance(state).Values, OutputWeight(state));

    /// <inheritdoc/>
    public double OutputWeight(ReadOnlySpan<double> state) => _rule.TrainsOutput ? state[_overlaps] : _rule.Scales.Student;

    /// <inheritdoc/>
    public void CopyOrderParameters(ReadOnlySpan<double> state, Span<double> studentTeacher, Span<double> studentStudent, Span<double> teacherTeacher) =>
        Covariance(state).CopyTo(studentTeacher, studentStudent, teacherTeacher);

    private FieldCovariance Covariance(ReadOnlySpan<double> state)
    {
        _covariance.Update(state[.._studentTeacherLength], state[_studentTeacherLength.._overlaps]);
        return _covariance;
    }
}
