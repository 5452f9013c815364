using System.Globalization;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace ScalingLab.CommitteeMachine;

/// <summary>The minimal polynomial of a covariance, Π_l (x − λ_l) = x^L + Σ_k c_k x^k, by which Σ^L = −Σ_k c_k Σ^k.</summary>
internal static class MinimalPolynomial
{
    /// <summary>At L = 8 and β = 1 the closure loses ten of sixteen digits.</summary>
    public const int LargestDegree = 8;

    /// <summary>Beyond this many eigenvalues the condition number is not resolved in double precision.</summary>
    private const int LargestMeasured = 10;

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

    /// <summary>The condition number of the matrix λ_l^k, which takes blocks to moments.</summary>
    public static string ConditionText(double[] eigenvalues) => eigenvalues.Length > LargestMeasured
        ? "more than 1E+15"
        : Matrix<double>.Build.Dense(eigenvalues.Length, eigenvalues.Length, (k, l) => Math.Pow(eigenvalues[l], k)).ConditionNumber().ToString("G2", CultureInfo.InvariantCulture);

    /// <summary>number · 2^exponent, rounded to nearest.</summary>
    private static double Scaled(BigInteger number, int exponent)
    {
        int surplus = (int)Math.Max(0, BigInteger.Abs(number).GetBitLength() - 62);
        return Math.ScaleB((double)(long)(number >> surplus), exponent + surplus);
    }
}
