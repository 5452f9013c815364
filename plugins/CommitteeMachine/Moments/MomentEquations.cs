using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// The closed equations of the moments R^(k) = J Σ^k Bᵀ/N and Q^(k) = J Σ^k Jᵀ/N, k = 0..L−1 (Worschech and Rosenow 2024): the drift of level k is
/// <see cref="OverlapDrift"/> of level k + 1, with v = Tr Σ^(k+1)/N, and level L follows from the minimal polynomial of Σ. The state is laid out as in
/// <see cref="BlockOverlaps"/>, with levels in place of blocks, then the output weight where it is trained.
/// </summary>
internal sealed class MomentEquations : IOverlapEquations
{
    private readonly OverlapDrift _drift;
    private readonly FieldCovariance _covariance;
    private readonly LearningRule _rule;
    private readonly double[] _coefficients;
    private readonly double[] _next;
    private readonly double[] _fields;
    private readonly int _studentTeacherLength;
    private readonly int _overlaps;

    public MomentEquations(BlockOverlaps start, CovarianceSpectrum spectrum, Activation activation, LearningRule rule, bool secondOrder)
    {
        double[] eigenvalues = spectrum.Eigenvalues.ToArray();
        int levels = eigenvalues.Length;
        _rule = rule;
        _coefficients = MinimalPolynomial.Coefficients(eigenvalues);
        double[] spectralMoments = [.. Enumerable.Range(1, levels).Select(power => Enumerable.Range(0, levels).Sum(l => spectrum.Multiplicities[l] * Math.Pow(eigenvalues[l], power)) / spectrum.Dimension)];
        var teacher = new BlockOverlaps(start.StudentUnits, start.TeacherUnits, levels);
        Moments(start.TeacherTeacher, eigenvalues, lowest: 1).CopyTo(teacher.TeacherTeacher, 0);
        _drift = new OverlapDrift(activation, teacher, spectralMoments, rule, secondOrder);
        _covariance = new FieldCovariance(eigenvalues, start);
        _studentTeacherLength = start.StudentTeacher.Length;
        _overlaps = _studentTeacherLength + start.StudentStudent.Length;
        _next = new double[_overlaps];
        _fields = new double[_overlaps / levels];
        Dimension = _overlaps + (rule.TrainsOutput ? 1 : 0);
        Start = [.. Moments(start.StudentTeacher, eigenvalues, lowest: 0), .. Moments(start.StudentStudent, eigenvalues, lowest: 0), .. rule.TrainsOutput ? [rule.Scales.Student] : Array.Empty<double>()];
    }

    /// <summary>The state at α = 0.</summary>
    public double[] Start { get; }

    /// <inheritdoc/>
    public int Dimension { get; }

    /// <inheritdoc/>
    public bool IsAutonomous => true;

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> state, Span<double> derivative)
    {
        _drift.Prepare(Covariance(state).Values, OutputWeight(state));
        _drift.Apply(_next.AsSpan(0, _studentTeacherLength), _next.AsSpan(_studentTeacherLength), derivative[.._overlaps]);
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

    /// <summary>The covariance, R^(1) and Q^(1); on the way, of every run, the levels 1..L.</summary>
    private FieldCovariance Covariance(ReadOnlySpan<double> state)
    {
        int levels = _coefficients.Length;
        for (int p = 0; p < _fields.Length; p++)
        {
            var run = state.Slice(p * levels, levels);
            var next = _next.AsSpan(p * levels, levels);
            run[1..].CopyTo(next);
            double top = 0;
            for (int k = 0; k < levels; k++)
                top = Math.FusedMultiplyAdd(-_coefficients[k], run[k], top);
            next[^1] = top;
            _fields[p] = next[0];
        }

        _covariance.Set(_fields);
        return _covariance;
    }

    private static double[] Moments(double[] blocks, double[] eigenvalues, int lowest)
    {
        int levels = eigenvalues.Length;
        var moments = new double[blocks.Length];
        for (int i = 0; i < moments.Length; i++)
        {
            for (int l = 0; l < levels; l++)
                moments[i] += Math.Pow(eigenvalues[l], lowest + (i % levels)) * blocks[i - (i % levels) + l];
        }

        return moments;
    }
}
