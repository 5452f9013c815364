namespace ScalingLab.Perceptron;

/// <summary>The ridge multiplier whose minimiser has a given norm.</summary>
internal static class RidgeMultiplier
{
    /// <summary>
    /// μ of Σ log(1 + exp(−2Δ)) + (μ/2)|v|², Δ = y x·v/√N, whose minimiser has |v| = λ√N for N → ∞: μ = α E[(h + g) g]/(χλ²).
    /// </summary>
    public static double At(double examplesPerDimension, double norm, CancellationToken cancel)
    {
        ReplicaPath path = new(examplesPerDimension, scalingLimit: false);
        var point = path.Solve(norm, cancel);
        return examplesPerDimension * path.Equations.MarginTimesGap() * 4 * Math.Exp(-point.LogC);
    }
}
