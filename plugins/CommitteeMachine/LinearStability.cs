using ScalingLab.Numerics;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// From which learning rate on a linear committee diverges in mean square. All K units are moved alike, so that the network a_s Σ_i J_i learns with the
/// rate η K a_s². Only trained directions feed their noise back, so that all sums are over these.
/// </summary>
internal static class LinearStability
{
    /// <summary>N → ∞: η K a_s² = 2N / Σ_a λ_a, with all directions trained 2N / Tr Σ.</summary>
    public static double InfiniteDimension(TrainableSpectrum spectrum, double studentScale, int studentUnits) =>
        2 * spectrum.Spectrum.Dimension / Sum(spectrum, 0) / (studentUnits * studentScale * studentScale);

    /// <summary>With h = η K a_s²/N, the root of (h/2) Σ_a λ_a/(1 − h λ_a) = 1 below 1/λ_1 (exact fourth moments of Gaussian inputs).</summary>
    public static double FiniteDimension(TrainableSpectrum spectrum, double studentScale, int studentUnits)
    {
        double largest = spectrum.Rates.Max();

        // Every term is at least λ_a and the first is at least λ_1/(1 − h λ_1), so that h = 2/Σ_a λ_a is too large and so is (1 − h λ_1) = h λ_1/2, or it is
        // the root itself, which it is for a single direction.
        double above = Math.Min(2 / Sum(spectrum, 0), 1 / (1.5 * largest));
        double h = Excess(above) > 0 ? BrentRoot.Find(Excess, 0, above).Position : above;
        return h * spectrum.Spectrum.Dimension / (studentUnits * studentScale * studentScale);

        double Excess(double x) => (x / 2 * Sum(spectrum, x)) - 1;
    }

    private static double Sum(TrainableSpectrum spectrum, double h)
    {
        double sum = 0;
        for (int l = 0; l < spectrum.TrainedBlocks; l++)
            sum += spectrum.Spectrum.Multiplicities[l] * spectrum.Rates[l] / (1 - (h * spectrum.Rates[l]));
        return sum;
    }
}
