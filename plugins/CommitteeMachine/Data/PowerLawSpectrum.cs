using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>λ_l = λ_+ l^−(1+β), l = 1..L, with λ_+ = L / Σ_l l^−(1+β), so that Tr Σ = N at equal multiplicities.</summary>
internal static class PowerLawSpectrum
{
    public static CovarianceSpectrum Create(int dimension, int count, double exponent)
    {
        var eigenvalues = new double[count];
        double sum = 0;

        // Smallest first: the sum keeps its last digits.
        for (int l = count; l >= 1; l--)
            sum += eigenvalues[l - 1] = Math.Pow(l, -(1 + exponent));
        for (int l = 0; l < count; l++)
            eigenvalues[l] *= count / sum;

        var multiplicities = new int[count];
        Array.Fill(multiplicities, dimension / count);
        return new CovarianceSpectrum(eigenvalues, multiplicities);
    }

    /// <summary>λ_L up to a factor λ_+ ≥ 1; zero when it underflows.</summary>
    public static double Smallest(int count, double exponent) => Math.Pow(count, -(1 + exponent));
}
