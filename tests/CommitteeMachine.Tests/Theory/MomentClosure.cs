namespace CommitteeMachine.Tests;

/// <summary>
/// The moment route of Worschech and Rosenow: R^(k) = J Σ^k Bᵀ/N and Q^(k) = J Σ^k Jᵀ/N for k = 0..L−1, closed by the minimal polynomial of Σ,
/// R^(L) = −Σ_k c_k R^(k). An oracle for the block equations: other variables, another closure, and the averages of Saad and Solla.
/// </summary>
internal sealed class MomentClosure : IOdeSystem
{
    private readonly OdeCase _case;
    private readonly double[] _outputWeights;
    private readonly double[][,] _teacher;
    private readonly double[] _spectralMoments;

    public MomentClosure(OdeCase reference)
    {
        _case = reference;
        _outputWeights = new OutputScales(reference.StudentScale, reference.TeacherScale).Weights(reference.K, reference.M);
        Coefficients = MinimalPolynomial(reference.Eigenvalues);
        _teacher = [.. Enumerable.Range(0, reference.L + 1).Select(k => Moment(reference.T, k))];
        _spectralMoments = [.. Enumerable.Range(0, reference.L + 2).Select(p => reference.Eigenvalues.Average(value => Math.Pow(value, p)))];
    }

    /// <summary>c_0..c_{L−1} of Π_l (x − λ_l) = x^L + Σ_k c_k x^k.</summary>
    public double[] Coefficients { get; }

    public int Dimension => _case.L * _case.K * (_case.M + _case.K);

    private int Level => _case.K * (_case.M + _case.K);

    /// <summary>R^(0), Q^(0), R^(1), Q^(1), ..., row by row, Q in full.</summary>
    public double[] Start() =>
        [.. Enumerable.Range(0, _case.L).SelectMany(k => Moment(_case.R0, k).Cast<double>().Concat(Moment(_case.Q0, k).Cast<double>()))];

    public (double[,] R, double[,] Q) Moments(ReadOnlySpan<double> state, int k)
    {
        var r = new double[_case.K, _case.M];
        var q = new double[_case.K, _case.K];
        for (int p = 0; p < _case.L; p++)
        {
            double weight = k < _case.L ? (p == k ? 1 : 0) : -Coefficients[p];
            var level = state.Slice(p * Level, Level);
            for (int i = 0; i < _case.K; i++)
            {
                for (int n = 0; n < _case.M; n++)
                    r[i, n] += weight * level[(i * _case.M) + n];
                for (int j = 0; j < _case.K; j++)
                    q[i, j] += weight * level[(_case.K * _case.M) + (i * _case.K) + j];
            }
        }

        return (r, q);
    }

    public void Derivative(double time, ReadOnlySpan<double> state, Span<double> derivative)
    {
        int students = _case.K, units = _case.K + _case.M;
        double[,] c = Covariance(state);
        double rate = _case.Eta * _case.StudentScale;
        for (int k = 0; k < _case.L; k++)
        {
            var (r, q) = Moments(state, k + 1);
            var level = derivative.Slice(k * Level, Level);
            for (int i = 0; i < students; i++)
            {
                for (int n = 0; n < _case.M; n++)
                    level[(i * _case.M) + n] = -rate * ErrorTimesField(c, i, u => u < students ? r[u, n] : _teacher[k + 1][u - students, n]);
                for (int j = 0; j < students; j++)
                {
                    double drift = ErrorTimesField(c, i, u => u < students ? q[u, j] : r[j, u - students])
                        + ErrorTimesField(c, j, u => u < students ? q[u, i] : r[i, u - students]);
                    level[(students * _case.M) + (i * students) + j] =
                        (-rate * drift) + (rate * rate * _spectralMoments[k + 1] * SaadSolla.Noise(c, _outputWeights, i, j));
                }
            }
        }

        double ErrorTimesField(double[,] covariance, int i, Func<int, double> fieldOverlap)
        {
            // The field z = J_k Σ^(k) ξ enters E[g′(x_i) z e] through its covariances with the units alone.
            double sum = 0;
            for (int a = 0; a < units; a++)
            {
                var extended = new double[3, 3];
                extended[0, 0] = covariance[i, i];
                extended[2, 2] = covariance[a, a];
                extended[0, 2] = extended[2, 0] = covariance[i, a];
                extended[0, 1] = extended[1, 0] = fieldOverlap(i);
                extended[1, 2] = extended[2, 1] = fieldOverlap(a);
                sum += _outputWeights[a] * SaadSolla.I3(extended, 0, 1, 2);
            }

            return sum;
        }
    }

    private double[,] Covariance(ReadOnlySpan<double> state)
    {
        // Blocks of one eigenvalue have no level 1 among the variables; the closure gives it.
        var (r, q) = Moments(state, 1);
        int students = _case.K, units = _case.K + _case.M;
        var c = new double[units, units];
        for (int a = 0; a < units; a++)
        {
            for (int b = 0; b < units; b++)
            {
                c[a, b] = (a < students, b < students) switch
                {
                    (true, true) => q[a, b],
                    (true, false) => r[a, b - students],
                    (false, true) => r[b, a - students],
                    (false, false) => _teacher[1][a - students, b - students],
                };
            }
        }

        return c;
    }

    private double[,] Moment(double[][][] blocks, int k)
    {
        var moment = new double[blocks[0].Length, blocks[0][0].Length];
        for (int l = 0; l < blocks.Length; l++)
        {
            for (int i = 0; i < moment.GetLength(0); i++)
            {
                for (int j = 0; j < moment.GetLength(1); j++)
                    moment[i, j] += Math.Pow(_case.Eigenvalues[l], k) * blocks[l][i][j];
            }
        }

        return moment;
    }

    private static double[] MinimalPolynomial(double[] roots)
    {
        double[] coefficients = [1];
        foreach (double root in roots)
        {
            var next = new double[coefficients.Length + 1];
            for (int k = 0; k < coefficients.Length; k++)
            {
                next[k + 1] += coefficients[k];
                next[k] -= root * coefficients[k];
            }

            coefficients = next;
        }

        return coefficients[..^1];
    }
}
