using System.Globalization;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace ScalingLab.CommitteeMachine;

/// <summary>The minimal polynomial of a covariance, Π_l (x − λ_l) = x^L + Σ_k c_k x^k, by which Σ^L = −Σ_k c_k Σ^k.</summary>
internal static class MinimalPolynomial
{
    /// <summary>At L = 8 and β = 1 the closure loses ten of sixteen digits.</summary>
    public const int LargestDegree = 8;

    /// <summary>
    /// From here on results are to be taken with care. Measured against the block equations at relative tolerance 10⁻¹³ up to η α = 800 (erf and ReLU,
    /// power laws and geometric series): the loss is off by less than 10⁻⁴ of itself below, by 4 × 10⁻⁴ at 1.5 × 10¹⁰, 7 × 10⁻³ at 3 × 10¹¹ and by all of it
    /// from 10¹⁵ on. Nearly equal eigenvalues, whose blocks hardly differ, lose less.
    /// </summary>
    public const double LargestSafeCondition = 1e10;

    /// <summary>Larger condition numbers are not resolved in double precision.</summary>
    private const double LargestMeasured = 1e15;

    /// <summary>Of more eigenvalues none has one that is, whatever they are: it grows as (1 + √2)^(2L) or faster (Beckermann 2000).</summary>
    private const int LargestMeasuredDegree = 24;

    private const int MantissaBits = 53;

    /// <summary>c_0, ..., c_{L−1}, each rounded once: they cancel almost completely where they are used.</summary>
    public static double[] Coefficients(ReadOnlySpan<double> eigenvalues)
    {
        // In units of the last bit of the smallest eigenvalue all of them are integers.
        int exponent = 0;
        foreach (double value in eigenvalues)
            exponent = Math.Min(exponent, Math.ILogB(value) - MantissaBits);
        List<BigInteger> polynomial = [BigInteger.One];
        foreach (double value in eigenvalues)
        {
            var root = new BigInteger(Math.ScaleB(value, -exponent));
            polynomial.Add(BigInteger.Zero);
            for (int k = polynomial.Count - 1; k > 0; k--)
                polynomial[k] = polynomial[k - 1] - (root * polynomial[k]);
            polynomial[0] *= -root;
        }

        return [.. Enumerable.Range(0, eigenvalues.Length).Select(k => Scaled(polynomial[k], exponent * (polynomial.Count - 1 - k)))];
    }

    /// <summary>The condition number of the matrix (λ_l/λ_1)^k, which takes blocks to moments; infinite where it is not resolved.</summary>
    public static double Condition(double[] eigenvalues)
    {
        if (eigenvalues.Length > LargestMeasuredDegree)
            return double.PositiveInfinity;
        double largest = eigenvalues.Max();
        double condition = Matrix<double>.Build.Dense(eigenvalues.Length, eigenvalues.Length, (k, l) => Math.Pow(eigenvalues[l] / largest, k)).ConditionNumber();
        return condition < LargestMeasured ? condition : double.PositiveInfinity;
    }

    /// <summary><see cref="Condition"/> for a message.</summary>
    public static string ConditionText(double[] eigenvalues) => Condition(eigenvalues) is var condition && double.IsFinite(condition)
        ? condition.ToString("G2", CultureInfo.InvariantCulture)
        : "more than 1E+15";

    /// <summary>number · 2^exponent, rounded to nearest.</summary>
    private static double Scaled(BigInteger number, int exponent)
    {
        int surplus = (int)Math.Max(0, BigInteger.Abs(number).GetBitLength() - 62);
        return Math.ScaleB((double)(long)(number >> surplus), exponent + surplus);
    }
}
