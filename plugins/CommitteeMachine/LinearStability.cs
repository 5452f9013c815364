using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// From which learning rate on a linear committee diverges in mean square. All K units are moved alike, so that the network a_s Σ_i J_i learns with the
/// rate η K a_s².
/// </summary>
internal static class LinearStability
{
    /// <summary>N → ∞: η K a_s² = 2N / Tr Σ.</summary>
    public static double InfiniteDimension(CovarianceSpectrum spectrum, double studentScale, int studentUnits) =>
        2 * spectrum.Dimension / Trace(spectrum) / (studentUnits * studentScale * studentScale);

    /// <summary>With h = η K a_s²/N, the root of (h/2) Σ_a λ_a/(1 − h λ_a) = 1 below 1/λ_1 (exact fourth moments of Gaussian inputs).</summary>
    public static double FiniteDimension(CovarianceSpectrum spectrum, double studentScale, int studentUnits)
    {
        double largest = 0;
        foreach (double value in spectrum.Eigenvalues)
            largest = Math.Max(largest, value);

        // Every term is at least λ_a and the first is at least λ_1/(1 − h λ_1), so that h = 2/(Tr Σ) is too large and so is (1 − h λ_1) = h λ_1/2.
        double above = Math.Min(2 / Trace(spectrum), 1 / (1.5 * largest));
        double h = BrentRoot.Find(x => (x / 2 * Sum(spectrum, x)) - 1, 0, above).Position;
        return h * spectrum.Dimension / (studentUnits * studentScale * studentScale);
    }

    private static double Trace(CovarianceSpectrum spectrum)
    {
        double trace = 0;
        for (int l = 0; l < spectrum.Count; l++)
            trace += spectrum.Multiplicities[l] * spectrum.Eigenvalues[l];
        return trace;
    }

    private static double Sum(CovarianceSpectrum spectrum, double h)
    {
        double sum = 0;
        for (int l = 0; l < spectrum.Count; l++)
            sum += spectrum.Multiplicities[l] * spectrum.Eigenvalues[l] / (1 - (h * spectrum.Eigenvalues[l]));
        return sum;
    }
}
