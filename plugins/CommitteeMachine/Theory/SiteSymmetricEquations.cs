using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// The block equations on the manifold where all units are alike: K = M ≥ 2, T^l = f_l 1, r^l = r_l on the diagonal and s_l beside it, q^l = q_l and c_l. A
/// product of such matrices is (A B)_0 = A_0 B_0 + (K−1) A_1 B_1 and (A B)_1 = A_0 B_1 + A_1 B_0 + (K−2) A_1 B_1. Sums over units need four student and
/// four teacher units as representatives, x_1, x_2 for the two special ones and x_3, x_4 for two of the K − 2 others. The state is the runs r, s, q, c.
/// </summary>
internal sealed class SiteSymmetricEquations : IMeanFieldSystem
{
    private const int Representatives = 4;
    private const int Units = 2 * Representatives;

    private readonly IActivationKernels _kernels;
    private readonly LearningRule _rule;
    private readonly bool _secondOrder;
    private readonly int _count;
    private readonly double[] _eigenvalues;
    private readonly double[] _fractions;
    private readonly double[] _rates;
    private readonly double[] _lossWeights = new double[Units * Units];
    private readonly double[] _noiseWeights = new double[Units * Units];
    private readonly double[] _driftWeights = new double[Units];
    private readonly double[] _covariance = new double[Units * Units];
    private readonly double[] _slopes = new double[Representatives * Units];
    private readonly double[] _curvatures = new double[Representatives];
    private readonly double[] _fields = new double[4];
    private readonly double _teacherOverlap;

    public SiteSymmetricEquations(int units, TrainableSpectrum spectrum, Activation activation, LearningRule rule, bool secondOrder)
    {
        _count = units;
        _rule = rule;
        _secondOrder = secondOrder;
        _kernels = ActivationKernels.For(activation, Representatives, Representatives);
        _eigenvalues = spectrum.Spectrum.Eigenvalues.ToArray();
        _fractions = spectrum.Fractions;
        _rates = spectrum.Rates;
        _teacherOverlap = VectorKernels.Dot(_eigenvalues, _fractions);
        SetWeights();
    }

    /// <inheritdoc/>
    public int Dimension => 4 * _eigenvalues.Length;

    /// <inheritdoc/>
    public bool IsAutonomous => true;

    /// <inheritdoc/>
    public ReadOnlySpan<double> Eigenvalues => _eigenvalues;

    /// <inheritdoc/>
    public ReadOnlySpan<double> Rates => _rates;

    /// <summary>The runs r, s, q, c of a start.</summary>
    public static double[] State(SymmetricStart start, double[] fractions) =>
    [
        .. fractions.Select(f => f * start.StudentTeacher),
        .. fractions.Select(f => f * start.StudentOtherTeacher),
        .. fractions.Select(f => f * start.StudentStudent),
        .. fractions.Select(f => f * start.StudentOtherStudent),
    ];

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> state, Span<double> derivative)
    {
        SumFields(state);
        Derivative(_fields, state, derivative);
    }

    /// <inheritdoc/>
    public void Derivative(ReadOnlySpan<double> fields, ReadOnlySpan<double> state, Span<double> derivative)
    {
        FillCovariance(fields);
        _kernels.Drift(_covariance, _driftWeights, _slopes, _curvatures);
        double own = _rule.Scales.Student * _slopes[0], other = _rule.Scales.Student * _slopes[1];
        own += _curvatures[0];
        double teacher = _rule.Scales.Teacher * _slopes[Representatives], otherTeacher = _rule.Scales.Teacher * _slopes[Representatives + 1];
        double rate = _rule.LearningRate * _rule.Scales.Student;
        double noise = 0, crossNoise = 0;
        if (_secondOrder)
        {
            noise = rate * rate * _kernels.Noise(_covariance, _noiseWeights, 0, 0);
            crossNoise = rate * rate * _kernels.Noise(_covariance, _noiseWeights, 0, 1);
        }

        int blocks = _eigenvalues.Length;
        double rest = _count - 1, others = _count - 2;
        for (int l = 0; l < blocks; l++)
        {
            double r = state[l], s = state[blocks + l], q = state[(2 * blocks) + l], c = state[(3 * blocks) + l], f = _fractions[l];
            derivative[l] = -rate * _rates[l] * ((own * r) + (rest * other * s) - (teacher * f));
            derivative[blocks + l] = -rate * _rates[l] * ((own * s) + (other * r) + (others * other * s) - (otherTeacher * f));
            double diagonal = (own * q) + (rest * other * c) - (teacher * r) - (rest * otherTeacher * s);
            double beside = (own * c) + (other * q) + (others * other * c) - (teacher * s) - (otherTeacher * r) - (others * otherTeacher * s);
            derivative[(2 * blocks) + l] = _rates[l] * ((-2 * rate * diagonal) + (f * noise));
            derivative[(3 * blocks) + l] = _rates[l] * ((-2 * rate * beside) + (f * crossNoise));
        }
    }

    /// <inheritdoc/>
    public double TestLoss(ReadOnlySpan<double> state)
    {
        SumFields(state);
        FillCovariance(_fields);
        return _kernels.TestLoss(_covariance, _lossWeights);
    }

    /// <inheritdoc/>
    public double OutputWeight(ReadOnlySpan<double> state) => _rule.Scales.Student;

    /// <inheritdoc/>
    public void CopyOrderParameters(ReadOnlySpan<double> state, Span<double> studentTeacher, Span<double> studentStudent, Span<double> teacherTeacher)
    {
        SumFields(state);
        Fill(studentTeacher, _fields[0], _fields[1], nameof(studentTeacher));
        Fill(studentStudent, _fields[2], _fields[3], nameof(studentStudent));
        Fill(teacherTeacher, _teacherOverlap, 0, nameof(teacherTeacher));
    }

    private void Fill(Span<double> matrix, double diagonal, double beside, string name)
    {
        if (matrix.Length != _count * _count)
            throw new ArgumentException($"A buffer of {matrix.Length} numbers does not hold {_count} x {_count} overlaps.", name);
        matrix.Fill(beside);
        for (int i = 0; i < _count; i++)
            matrix[(i * _count) + i] = diagonal;
    }

    private void SumFields(ReadOnlySpan<double> state)
    {
        for (int p = 0; p < 4; p++)
            _fields[p] = VectorKernels.Dot(_eigenvalues, state.Slice(p * _eigenvalues.Length, _eigenvalues.Length));
    }

    private void FillCovariance(ReadOnlySpan<double> fields)
    {
        for (int a = 0; a < Representatives; a++)
        {
            for (int b = 0; b < Representatives; b++)
            {
                int same = a == b ? 0 : 1;
                _covariance[(a * Units) + b] = fields[2 + same];
                _covariance[(a * Units) + Representatives + b] = _covariance[((Representatives + b) * Units) + a] = fields[same];
                _covariance[((Representatives + a) * Units) + Representatives + b] = same == 0 ? _teacherOverlap : 0;
            }
        }
    }

    private void SetWeights()
    {
        double others = _count - 2, pairs = others * (others - 1) / 2;
        double[] counts =
        [
            1, 1, others, 0,
            1, 1, others, 0,
            others, others, others, pairs,
            0, 0, pairs, 0,
        ];
        double[] scales = [_rule.Scales.Student, -_rule.Scales.Teacher];
        for (int a = 0; a < Units; a++)
        {
            for (int b = 0; b < Units; b++)
            {
                int p = a % Representatives, n = b % Representatives;
                double weight = scales[a / Representatives] * scales[b / Representatives];
                _noiseWeights[(a * Units) + b] = weight * counts[(p * Representatives) + n];

                // Half of each off-diagonal sum on either side, so that the weights are symmetric.
                double pairsOfUnits = p == n && p == 0 ? _count : p + n == 1 ? _count * (_count - 1.0) / 2 : 0;
                _lossWeights[(a * Units) + b] = weight * pairsOfUnits;
            }

            _driftWeights[a] = scales[a / Representatives] * (a % Representatives) switch { 0 => 1, 1 => _count - 1, _ => 0 };
        }
    }
}
