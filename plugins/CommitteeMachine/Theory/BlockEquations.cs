using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// The closed equations of the block overlaps for N → ∞ at fixed L, exact in η (the block form of Worschech and Rosenow 2024):
/// <para>dr^l/dα = −η a_s λ_l (D r^l − G T^l),</para>
/// <para>dq^l/dα = −η a_s λ_l [(D q^l − G r^lᵀ) + transpose] + η² a_s² λ_l f_l V,</para>
/// with D = a_s H + diag(d), G = a_t H for the teacher's columns, and f_l the fraction of components in block l. They follow from Stein's lemma;
/// L = 1 gives Saad and Solla (1995). The state is r, then the upper triangle of q, laid out as in <see cref="BlockOverlaps"/>.
/// </summary>
internal sealed class BlockEquations : IOdeSystem
{
    private readonly BlockOverlaps _start;
    private readonly FieldCovariance _covariance;
    private readonly IActivationKernels _kernels;
    private readonly OutputScales _scales;
    private readonly double _learningRate;
    private readonly bool _secondOrder;
    private readonly double[] _eigenvalues;
    private readonly double[] _fractions;
    private readonly double[] _outputWeights;
    private readonly double[] _slopes;
    private readonly double[] _curvatures;
    private readonly double[] _noise;
    private readonly double[] _decay;

    public BlockEquations(
        BlockOverlaps start, CovarianceSpectrum spectrum, IActivationKernels kernels, OutputScales scales, double learningRate, bool secondOrder)
    {
        int k = start.StudentUnits, m = start.TeacherUnits;
        _start = start;
        _covariance = new FieldCovariance(spectrum.Eigenvalues, start);
        _kernels = kernels;
        _scales = scales;
        _learningRate = learningRate;
        _secondOrder = secondOrder;
        _eigenvalues = spectrum.Eigenvalues.ToArray();
        _fractions = [.. spectrum.Multiplicities.ToArray().Select(count => (double)count / spectrum.Dimension)];
        _outputWeights = scales.Weights(k, m);
        _slopes = new double[k * (k + m)];
        _curvatures = new double[k];
        _noise = new double[k * k];
        _decay = new double[k * k];
        Dimension = start.StudentTeacher.Length + start.StudentStudent.Length;
    }

    /// <inheritdoc/>
    public int Dimension { get; }

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> state, Span<double> derivative)
    {
        var r = state[.._start.StudentTeacher.Length];
        var q = state[_start.StudentTeacher.Length..];
        _covariance.Update(r, q);
        _kernels.Drift(_covariance.Values, _outputWeights, _slopes, _curvatures);
        if (_secondOrder)
            _kernels.Noise(_covariance.Values, _outputWeights, _noise);
        ScaleDrift();
        derivative.Clear();
        StudentTeacher(r, derivative[..r.Length]);
        StudentStudent(r, q, derivative[r.Length..]);
        int blocks = _eigenvalues.Length;
        for (int start = 0; start < derivative.Length; start += blocks)
        {
            for (int l = 0; l < blocks; l++)
                derivative[start + l] *= _eigenvalues[l];
        }
    }

    /// <summary>Turns the kernels into the coefficients −η a_s D and, in place of the slopes, η a_s G.</summary>
    private void ScaleDrift()
    {
        int k = _start.StudentUnits, units = k + _start.TeacherUnits;
        double rate = _learningRate * _scales.Student;
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < k; j++)
                _decay[(i * k) + j] = -rate * ((_scales.Student * _slopes[(i * units) + j]) + (i == j ? _curvatures[i] : 0));
            for (int n = k; n < units; n++)
                _slopes[(i * units) + n] *= rate * _scales.Teacher;
        }
    }

    /// <summary>dr/λ = −η a_s (D r − G T).</summary>
    private void StudentTeacher(ReadOnlySpan<double> r, Span<double> derivative)
    {
        int k = _start.StudentUnits, m = _start.TeacherUnits, blocks = _eigenvalues.Length;
        for (int i = 0; i < k; i++)
        {
            for (int n = 0; n < m; n++)
            {
                var sum = derivative.Slice(((i * m) + n) * blocks, blocks);
                for (int j = 0; j < k; j++)
                    VectorKernels.AddScaled(_decay[(i * k) + j], r.Slice(((j * m) + n) * blocks, blocks), sum);
                for (int p = 0; p < m; p++)
                {
                    var overlap = _start.TeacherTeacher.AsSpan(PackedSymmetric.Index(m, p, n) * blocks, blocks);
                    VectorKernels.AddScaled(_slopes[(i * (k + m)) + k + p], overlap, sum);
                }
            }
        }
    }

    /// <summary>dq/λ = −η a_s [(D q − G rᵀ) + transpose] + η² a_s² f V.</summary>
    private void StudentStudent(ReadOnlySpan<double> r, ReadOnlySpan<double> q, Span<double> derivative)
    {
        int k = _start.StudentUnits, m = _start.TeacherUnits, blocks = _eigenvalues.Length;
        double rate = _learningRate * _scales.Student;
        for (int i = 0; i < k; i++)
        {
            for (int j = i; j < k; j++)
            {
                var sum = derivative.Slice(PackedSymmetric.Index(k, i, j) * blocks, blocks);
                for (int p = 0; p < k; p++)
                {
                    VectorKernels.AddScaled(_decay[(i * k) + p], q.Slice(PackedSymmetric.Index(k, p, j) * blocks, blocks), sum);
                    VectorKernels.AddScaled(_decay[(j * k) + p], q.Slice(PackedSymmetric.Index(k, p, i) * blocks, blocks), sum);
                }

                for (int n = 0; n < m; n++)
                {
                    VectorKernels.AddScaled(_slopes[(i * (k + m)) + k + n], r.Slice(((j * m) + n) * blocks, blocks), sum);
                    VectorKernels.AddScaled(_slopes[(j * (k + m)) + k + n], r.Slice(((i * m) + n) * blocks, blocks), sum);
                }

                if (_secondOrder)
                    VectorKernels.AddScaled(rate * rate * _noise[(i * k) + j], _fractions, sum);
            }
        }
    }
}
