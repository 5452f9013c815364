using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// What the equations of the overlaps have in common, whether they are resolved by eigenvalue block or by spectral moment: coefficients that depend on the
/// covariance of the fields alone, times overlaps that they are linear in,
/// <para>r ↦ −η a_s (D r − G T),</para>
/// <para>q ↦ −η a_s [(D q − G rᵀ) + transpose] + η² a_s² v V,</para>
/// with D = a_s H + diag(d) and G = a_t H for the teacher's columns; they follow from Stein's lemma. Runs are laid out as in
/// <see cref="BlockOverlaps"/>.
/// </summary>
internal sealed class OverlapDrift
{
    private readonly IActivationKernels _kernels;
    private readonly LearningRule _rule;
    private readonly bool _secondOrder;
    private readonly int _students;
    private readonly int _teachers;
    private readonly double[] _teacherOverlaps;
    private readonly double[] _noiseWeights;
    private readonly double[] _outputWeights;
    private readonly double[] _pairWeights;
    private readonly double[] _slopes;
    private readonly double[] _curvatures;
    private readonly double[] _noise;
    private readonly double[] _decay;

    /// <summary>Prepares the coefficients.</summary>
    /// <param name="activation">g.</param>
    /// <param name="start">Gives the shapes, and the constant T run by run.</param>
    /// <param name="noiseWeights">v, one number per element of a run.</param>
    /// <param name="rule">η, a_s and a_t.</param>
    /// <param name="secondOrder">Whether the term of order η² is kept.</param>
    public OverlapDrift(Activation activation, BlockOverlaps start, double[] noiseWeights, LearningRule rule, bool secondOrder)
    {
        _students = start.StudentUnits;
        _teachers = start.TeacherUnits;
        _kernels = ActivationKernels.For(activation, _students, _teachers);
        _teacherOverlaps = start.TeacherTeacher;
        _noiseWeights = noiseWeights;
        _rule = rule;
        _secondOrder = secondOrder;
        int units = _students + _teachers;
        _outputWeights = rule.Scales.Weights(_students, _teachers);
        _pairWeights = new double[units * units];
        _slopes = new double[_students * units];
        _curvatures = new double[_students];
        _noise = new double[_students * _students];
        _decay = new double[_students * _students];
    }

    /// <summary>ε_g for an output weight.</summary>
    public double TestLoss(ReadOnlySpan<double> covariance, double outputWeight)
    {
        SetOutputWeight(outputWeight);
        return _kernels.TestLoss(covariance, _pairWeights);
    }

    /// <summary>Computes −η a_s D, η a_s G and V for a covariance; what follows uses them.</summary>
    public void Prepare(ReadOnlySpan<double> covariance, double outputWeight)
    {
        SetOutputWeight(outputWeight);
        _kernels.Drift(covariance, _outputWeights, _slopes, _curvatures);
        int units = _students + _teachers;
        double rate = _rule.LearningRate * outputWeight;
        for (int i = 0; i < _students; i++)
        {
            for (int j = 0; j < _students; j++)
                _decay[(i * _students) + j] = -rate * ((outputWeight * _slopes[(i * units) + j]) + (i == j ? _curvatures[i] : 0));
            for (int n = _students; n < units; n++)
                _slopes[(i * units) + n] *= rate * _rule.Scales.Teacher;
            for (int j = i; _secondOrder && j < _students; j++)
                _noise[(i * _students) + j] = rate * rate * _kernels.Noise(covariance, _pairWeights, i, j);
        }
    }

    /// <summary>−η_c E[e Σ_i g(x_i)], the drift of a trained output weight.</summary>
    public double OutputDrift(ReadOnlySpan<double> covariance)
    {
        double sum = 0;
        for (int i = 0; i < _students; i++)
        {
            for (int a = 0; a < _outputWeights.Length; a++)
                sum += _outputWeights[a] * _kernels.Overlap(covariance, i, a);
        }

        return -_rule.OutputLearningRate * sum;
    }

    /// <summary>Writes the drift of r and q, without the eigenvalues.</summary>
    public void Apply(ReadOnlySpan<double> r, ReadOnlySpan<double> q, Span<double> drift)
    {
        drift.Clear();
        StudentTeacher(r, drift[..r.Length]);
        StudentStudent(r, q, drift.Slice(r.Length, q.Length));
    }

    /// <summary>Writes the drift of the weights that the overlaps are made of, J ↦ −η a_s (D J − G B), units × N row by row, without the eigenvalues.</summary>
    public void ApplyToWeights(ReadOnlySpan<double> student, ReadOnlySpan<double> teacher, Span<double> drift)
    {
        int units = _students + _teachers, run = student.Length / _students;
        drift.Clear();
        for (int i = 0; i < _students; i++)
        {
            var sum = drift.Slice(i * run, run);
            for (int j = 0; j < _students; j++)
                VectorKernels.AddScaled(_decay[(i * _students) + j], student.Slice(j * run, run), sum);
            for (int n = 0; n < _teachers; n++)
                VectorKernels.AddScaled(_slopes[(i * units) + _students + n], teacher.Slice(n * run, run), sum);
        }
    }

    private void SetOutputWeight(double value)
    {
        OutputScales.SetStudent(value, _outputWeights, _students);
        PairWeights.Fill(_outputWeights, _pairWeights);
    }

    private void StudentTeacher(ReadOnlySpan<double> r, Span<double> drift)
    {
        int k = _students, m = _teachers, run = _noiseWeights.Length;
        for (int i = 0; i < k; i++)
        {
            for (int n = 0; n < m; n++)
            {
                var sum = drift.Slice(((i * m) + n) * run, run);
                for (int j = 0; j < k; j++)
                    VectorKernels.AddScaled(_decay[(i * k) + j], r.Slice(((j * m) + n) * run, run), sum);
                for (int p = 0; p < m; p++)
                {
                    var overlap = _teacherOverlaps.AsSpan(PackedSymmetric.Index(m, p, n) * run, run);
                    VectorKernels.AddScaled(_slopes[(i * (k + m)) + k + p], overlap, sum);
                }
            }
        }
    }

    private void StudentStudent(ReadOnlySpan<double> r, ReadOnlySpan<double> q, Span<double> drift)
    {
        int k = _students, m = _teachers, run = _noiseWeights.Length;
        for (int i = 0; i < k; i++)
        {
            for (int j = i; j < k; j++)
            {
                var sum = drift.Slice(PackedSymmetric.Index(k, i, j) * run, run);
                for (int p = 0; p < k; p++)
                {
                    VectorKernels.AddScaled(_decay[(i * k) + p], q.Slice(PackedSymmetric.Index(k, p, j) * run, run), sum);
                    VectorKernels.AddScaled(_decay[(j * k) + p], q.Slice(PackedSymmetric.Index(k, p, i) * run, run), sum);
                }

                for (int n = 0; n < m; n++)
                {
                    VectorKernels.AddScaled(_slopes[(i * (k + m)) + k + n], r.Slice(((j * m) + n) * run, run), sum);
                    VectorKernels.AddScaled(_slopes[(j * (k + m)) + k + n], r.Slice(((i * m) + n) * run, run), sum);
                }

                if (_secondOrder)
                    VectorKernels.AddScaled(_noise[(i * k) + j], _noiseWeights, sum);
            }
        }
    }
}
