using System.Collections.Concurrent;

namespace ScalingLab.Numerics;

/// <summary>
/// Gauss-Hermite quadrature: n nodes integrate polynomials of degree up to 2 n − 1 against a Gaussian weight exactly. Nodes from the Sturm
/// sequence of the Jacobi matrix (Golub, Welsch 1969) by bisection, then Newton's method; weights 1 / sum_k p_k(x)^2 over the orthonormal
/// polynomials, with relative error about 1e-13. Weights below 1e-308 (outer nodes of n &gt; 350) are 0. O(n^2) once per n, then cached.
/// </summary>
public static class GaussHermite
{
    /// <summary>The largest number of nodes: beyond, the polynomials leave the range of a double.</summary>
    public const int MaximumCount = 512;

    private static readonly ConcurrentDictionary<int, QuadratureRule> Cache = new();

    /// <summary>
    /// The rule for averages over a standard normal, E f(z) = integral of f(z) exp(−z^2 / 2) / sqrt(2 pi): the weights sum to 1.
    /// </summary>
    /// <param name="count">n, 1..<see cref="MaximumCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is out of range.</exception>
    public static QuadratureRule Normal(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaximumCount);
        return Cache.GetOrAdd(count, Compute);
    }

    /// <summary>The rule for the weight exp(−x^2) on the real line (the physicists' convention): the weights sum to sqrt(pi).</summary>
    /// <param name="count">n, 1..<see cref="MaximumCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is out of range.</exception>
    public static QuadratureRule Physicists(int count)
    {
        QuadratureRule normal = Normal(count);
        double[] nodes = normal.Nodes.ToArray(), weights = normal.Weights.ToArray();
        for (int i = 0; i < count; i++) (nodes[i], weights[i]) = (nodes[i] / Math.Sqrt(2), weights[i] * Math.Sqrt(Math.PI));
        return new QuadratureRule(nodes, weights);
    }

    private static QuadratureRule Compute(int n)
    {
        double[] nodes = new double[n], weights = new double[n];
        double bound = Math.Sqrt(4 * n + 2);
        for (int i = 0; i < (n + 1) / 2; i++)
        {
            double x = 2 * i + 1 == n ? 0 : Bisect(n, n - 1 - i, bound);
            for (int iteration = 0; iteration < 3 && x != 0; iteration++)
            {
                (double value, double before, _) = Polynomial(n, x);
                x -= value / (Math.Sqrt(n) * before);
            }

            (nodes[i], nodes[n - 1 - i]) = (-x, x);
            weights[i] = weights[n - 1 - i] = Math.Exp(-0.5 * x * x) / Polynomial(n, x).Squares;
        }

        return new QuadratureRule(nodes, weights);
    }

    /// <summary>The zero of p_n with <paramref name="index"/> zeros below it, to about 1e-6: near enough for Newton's method.</summary>
    private static double Bisect(int n, int index, double bound)
    {
        double low = 0, high = bound;
        while (high - low > 1e-6)
        {
            double middle = 0.5 * (low + high);
            if (ZerosBelow(n, middle) > index) high = middle;
            else low = middle;
        }

        return 0.5 * (low + high);
    }

    /// <summary>Sylvester's law of inertia: the negative pivots of the Jacobi matrix minus x.</summary>
    private static int ZerosBelow(int n, double x)
    {
        int count = 0;
        double pivot = -x;
        for (int k = 1; k <= n; k++)
        {
            if (pivot < 0) count++;
            if (pivot == 0) pivot = 1e-300;
            pivot = -x - k / pivot;
        }

        return count;
    }

    /// <summary>exp(−x^2 / 4) times p_n(x), p_(n−1)(x), and the sum of squares of p_0 .. p_(n−1) in the same scale.</summary>
    private static (double Value, double Before, double Squares) Polynomial(int n, double x)
    {
        double before = 0, value = Math.Exp(-0.25 * x * x), squares = 0;
        for (int k = 0; k < n; k++)
        {
            squares += value * value;
            (before, value) = (value, (x * value - Math.Sqrt(k) * before) / Math.Sqrt(k + 1));
        }

        return (value, before, squares);
    }
}
