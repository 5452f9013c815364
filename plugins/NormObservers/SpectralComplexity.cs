namespace ScalingLab.NormObservers;

/// <summary>
/// The spectral complexity of Bartlett, Foster and Telgarsky (2017), R = Π_i ρ_i σ_i (Σ_i (t_i/σ_i)^⅔)^{3/2}, in logarithms: of a transformer R is about 10⁵⁰.
/// </summary>
public static class SpectralComplexity
{
    /// <summary>ln R = ln Π ρσ + (3/2) ln Σ_i (t_i/σ_i)^⅔.</summary>
    /// <param name="logProduct">ln Π_i ρ_i σ_i, or of what stands for it in a residual network.</param>
    /// <param name="spectral">σ_i, not negative.</param>
    /// <param name="group">t_i = ‖A_iᵀ − M_iᵀ‖₂,₁, as many, not negative.</param>
    /// <returns>−∞ where a σ or all t are 0.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or there is no layer.</exception>
    public static double Log(double logProduct, ReadOnlySpan<double> spectral, ReadOnlySpan<double> group)
    {
        Check(spectral, group);
        Span<double> terms = spectral.Length <= 256 ? stackalloc double[spectral.Length] : new double[spectral.Length];
        for (int i = 0; i < terms.Length; i++) terms[i] = (Math.Log(group[i]) - Math.Log(spectral[i])) * (2.0 / 3);
        return spectral.Contains(0) ? double.NegativeInfinity : logProduct + (1.5 * LogSumExp(terms));
    }

    /// <summary>
    /// The variant in the code of D'Amico, Bocchi and Negri for convolutional and residual networks: ln Π ρσ + (3/2) ln Σ_{i&lt;L} (Σ_{j&gt;i} c_j/σ_i)^⅔.
    /// </summary>
    /// <param name="logProduct">ln Π_i ρ_i σ_i.</param>
    /// <param name="spectral">σ_i, from the input to the output.</param>
    /// <param name="columns">c_i = ‖A_i − M_i‖₂,₁, summed over columns.</param>
    /// <returns>−∞ where a σ or all c behind the first are 0, and for a single layer.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or there is no layer.</exception>
    public static double LogTail(double logProduct, ReadOnlySpan<double> spectral, ReadOnlySpan<double> columns)
    {
        Check(spectral, columns);
        if (spectral.Length == 1) return double.NegativeInfinity;
        Span<double> tails = spectral.Length <= 256 ? stackalloc double[spectral.Length - 1] : new double[spectral.Length - 1];
        double tail = 0;
        for (int i = tails.Length - 1; i >= 0; i--) tails[i] = tail += columns[i + 1];
        return spectral[^1] == 0 ? double.NegativeInfinity : Log(logProduct, spectral[..^1], tails);
    }

    /// <summary>ln (eᵃ + eᵇ).</summary>
    internal static double LogAddExp(double a, double b) => LogSumExp([a, b]);

    private static double LogSumExp(ReadOnlySpan<double> terms)
    {
        double largest = double.NegativeInfinity, sum = 0;
        foreach (double term in terms) largest = Math.Max(largest, term);
        if (double.IsInfinity(largest)) return largest;
        foreach (double term in terms) sum += Math.Exp(term - largest);
        return largest + Math.Log(sum);
    }

    private static void Check(ReadOnlySpan<double> spectral, ReadOnlySpan<double> group)
    {
        if (spectral.IsEmpty || spectral.Length != group.Length)
            throw new ArgumentException($"{spectral.Length} spectral norms do not go with {group.Length} group norms.", nameof(group));
    }
}
