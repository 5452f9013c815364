using ScalingLab.Numerics;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// The solution of m(t + 1) − m(t) = A m + b, or of dm/dt = A m + b, for the trained blocks. With h = η'/N:
/// finite N, one step: A = −2 h λ + 2 h² λ² on the diagonal, plus h² n_l λ_l λ_k; N → ∞, dα: A = −2 η' λ on the diagonal, plus η'² f_l λ_l λ_k; b is what
/// the frozen blocks put in place of λ_k m_k. With m_l = √f_l μ_l the matrix is symmetric.
/// </summary>
internal sealed class LinearModes
{
    private readonly bool _discrete;
    private readonly double[] _rates;
    private readonly double[] _start;
    private readonly double[] _source;
    private readonly double[] _loss;
    private readonly double _frozenLoss;

    public LinearModes(LinearTheory theory, TrainableSpectrum spectrum, double rate, double[] start)
    {
        _discrete = theory == LinearTheory.FiniteDimension;
        int trained = spectrum.TrainedBlocks, n = spectrum.Spectrum.Dimension;
        double[] eigenvalues = spectrum.Spectrum.Eigenvalues.ToArray();
        double frozen = 0;
        for (int l = trained; l < eigenvalues.Length; l++)
            frozen += eigenvalues[l] * start[l];
        _frozenLoss = frozen / 2;

        double step = _discrete ? rate / n : rate;
        double[] decay =
        [
            .. eigenvalues.Take(trained).Select(value => (-2 * step * value) + (_discrete ? 2 * step * step * value * value : 0)),
        ];
        double[] roots = [.. spectrum.Fractions.Take(trained).Select(f => Math.Sqrt(_discrete ? f * n : f))];
        double[] noise = theory == LinearTheory.GradientFlow
            ? new double[trained]
            : [.. Enumerable.Range(0, trained).Select(l => step * eigenvalues[l] * roots[l])];
        _rates = new double[trained];
        var vectors = Decompose(theory, decay, noise, _rates);

        // In the basis of the modes: m_l/√f_l, the source b_l/√f_l = step² λ_l √f_l · frozen, and the loss ½ λ_l √f_l.
        _start = Project(vectors, [.. Enumerable.Range(0, trained).Select(l => start[l] / roots[l])]);
        _source = Project(vectors, [.. noise.Select(value => value * step * frozen)]);
        _loss = Project(vectors, [.. Enumerable.Range(0, trained).Select(l => eigenvalues[l] * roots[l] / 2)]);
    }

    /// <summary>The largest eigenvalue of A, that of the slowest mode, per step or per α.</summary>
    public double LargestRate => _rates.Max();

    /// <summary>ε_g after a number of steps, or at α.</summary>
    public double TestLoss(double time)
    {
        double loss = _frozenLoss;
        for (int k = 0; k < _rates.Length; k++)
        {
            double exponent = time * (_discrete ? Log1P(_rates[k]) : _rates[k]);
            double grown = _source[k] == 0 ? 0 : _source[k] * ExpM1(exponent) / _rates[k];
            loss += _loss[k] * ((_start[k] * Math.Exp(exponent)) + grown);
        }

        return Math.Max(0, loss);
    }

    private static double[,] Decompose(LinearTheory theory, double[] decay, double[] noise, double[] rates)
    {
        int count = decay.Length;
        var vectors = new double[count, count];
        if (theory == LinearTheory.GradientFlow)
        {
            decay.CopyTo(rates, 0);
            for (int l = 0; l < count; l++)
                vectors[l, l] = 1;
            return vectors;
        }

        var (matrix, columns) = (new double[count * count], new double[count * count]);
        for (int l = 0; l < count; l++)
        {
            for (int k = 0; k < count; k++)
                matrix[(l * count) + k] = (noise[l] * noise[k]) + (l == k ? decay[l] : 0);
        }

        SymmetricEigenproblem.Decompose(new ReadOnlyMatrixView<double>(matrix, count, count), rates, new MatrixView<double>(columns, count, count));
        Buffer.BlockCopy(columns, 0, vectors, 0, sizeof(double) * columns.Length);
        return vectors;
    }

    private static double[] Project(double[,] vectors, double[] values)
    {
        var projected = new double[values.Length];
        for (int l = 0; l < values.Length; l++)
        {
            for (int k = 0; k < values.Length; k++)
                projected[k] += vectors[l, k] * values[l];
        }

        return projected;
    }

    /// <summary>e^x − 1 without cancellation (Kahan).</summary>
    private static double ExpM1(double x)
    {
        double e = Math.Exp(x);
        return e == 1 ? x : e - 1 == -1 ? -1 : double.IsInfinity(e) ? e : (e - 1) * x / Math.Log(e);
    }

    /// <summary>ln(1 + x) without cancellation (Kahan).</summary>
    private static double Log1P(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }
}
