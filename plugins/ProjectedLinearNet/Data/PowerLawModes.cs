namespace ScalingLab.ProjectedLinearNet;

/// <summary>Single modes of a power law: λ_k = k^−α, y_k² = k^−δ.</summary>
internal static class PowerLawModes
{
    public static void Copy(long first, Span<double> eigenvalues, Span<double> targetPowers, double capacity, double decay, long dimension)
    {
        if (eigenvalues.Length != targetPowers.Length || first < 0 || first + eigenvalues.Length > dimension)
            throw new ArgumentException($"Modes {first + 1} to {first + eigenvalues.Length} with {targetPowers.Length} target powers are not modes of {dimension}.", nameof(eigenvalues));
        for (int i = 0; i < eigenvalues.Length; i++)
        {
            double k = first + i + 1;
            eigenvalues[i] = Math.Pow(k, -capacity);
            targetPowers[i] = Math.Pow(k, -decay);
        }
    }
}
