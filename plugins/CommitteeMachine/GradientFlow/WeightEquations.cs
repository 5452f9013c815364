using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// dJ_ia/dα = −η a_s λ_a (D J − G B)_ia with the coefficients of <see cref="OverlapDrift"/>, by Stein's lemma; a frozen direction has 0 for λ_a there. The
/// state is J row by row, then the output weight c where it is trained.
/// </summary>
internal sealed class WeightEquations : IOverlapEquations
{
    private readonly OverlapDrift _drift;
    private readonly FieldCovariance _covariance;
    private readonly LearningRule _rule;
    private readonly int _students;
    private readonly int _teachers;
    private readonly int _dimension;
    private readonly double[] _rates;
    private readonly double[] _fieldWeights;
    private readonly double[] _teacher;
    private readonly double[] _scaledTeacher;
    private readonly double[] _scaledStudent;
    private readonly double[] _fields;

    public WeightEquations(int students, ICommitteeTask task, LearningRule rule)
    {
        _students = students;
        _teachers = task.TeacherUnits;
        _dimension = task.Spectrum.Dimension;
        _rule = rule;
        _rates = new double[_dimension];
        _fieldWeights = new double[_dimension];
        int start = 0;
        for (int l = 0; l < task.Spectrum.Count; l++)
        {
            for (int a = start; a < start + task.Spectrum.Multiplicities[l]; a++)
            {
                _rates[a] = a < rule.TrainableDirections ? task.Spectrum.Eigenvalues[l] : 0;
                _fieldWeights[a] = task.Spectrum.Eigenvalues[l] / _dimension;
            }

            start += task.Spectrum.Multiplicities[l];
        }

        _teacher = task.TeacherWeights.ToArray();
        _scaledTeacher = task.TeacherWeights.ToArray();
        Scale(_scaledTeacher);
        _scaledStudent = new double[_students * _dimension];
        _fields = new double[(_students * _teachers) + PackedSymmetric.Count(_students)];

        // One eigenvalue 1: the overlaps are the fields' covariance already.
        var fields = new BlockOverlaps(_students, _teachers, 1);
        for (int n = 0; n < _teachers; n++)
        {
            for (int m = n; m < _teachers; m++)
                fields.TeacherTeacher[PackedSymmetric.Index(_teachers, n, m)] = VectorKernels.Dot(Row(_teacher, n), Row(_scaledTeacher, m));
        }

        _drift = new OverlapDrift(task.Activation, fields, noiseWeights: [0], rule, secondOrder: false);
        _covariance = new FieldCovariance([1], fields);
        Dimension = (_students * _dimension) + (rule.TrainsOutput ? 1 : 0);
    }

    /// <inheritdoc/>
    public int Dimension { get; }

    /// <inheritdoc/>
    public bool IsAutonomous => true;

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> state, Span<double> derivative)
    {
        int weights = _students * _dimension;
        _drift.Prepare(Covariance(state).Values, OutputWeight(state));
        _drift.ApplyToWeights(state[..weights], _teacher, derivative[..weights]);
        for (int i = 0; i < _students; i++)
            VectorKernels.Multiply(_rates, derivative.Slice(i * _dimension, _dimension));
        if (_rule.TrainsOutput)
            derivative[weights] = _drift.OutputDrift(_covariance.Values);
    }

    /// <inheritdoc/>
    public double TestLoss(ReadOnlySpan<double> state) => _drift.TestLoss(Covariance(state).Values, OutputWeight(state));

    /// <inheritdoc/>
    public double OutputWeight(ReadOnlySpan<double> state) => _rule.TrainsOutput ? state[^1] : _rule.Scales.Student;

    /// <inheritdoc/>
    public void CopyOrderParameters(ReadOnlySpan<double> state, Span<double> studentTeacher, Span<double> studentStudent, Span<double> teacherTeacher) =>
        Covariance(state).CopyTo(studentTeacher, studentStudent, teacherTeacher);

    private FieldCovariance Covariance(ReadOnlySpan<double> state)
    {
        state[.._scaledStudent.Length].CopyTo(_scaledStudent);
        Scale(_scaledStudent);
        int next = 0;
        for (int i = 0; i < _students; i++)
        {
            for (int n = 0; n < _teachers; n++)
                _fields[next++] = VectorKernels.Dot(Row(state, i), Row(_scaledTeacher, n));
        }

        for (int i = 0; i < _students; i++)
        {
            for (int j = i; j < _students; j++)
                _fields[next++] = VectorKernels.Dot(Row(state, i), Row(_scaledStudent, j));
        }

        _covariance.Set(_fields);
        return _covariance;
    }

    private void Scale(Span<double> weights)
    {
        for (int start = 0; start < weights.Length; start += _dimension)
            VectorKernels.Multiply(_fieldWeights, weights.Slice(start, _dimension));
    }

    private ReadOnlySpan<double> Row(ReadOnlySpan<double> weights, int unit) => weights.Slice(unit * _dimension, _dimension);
}
