using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>The sharpness of the tangent kernel M = s² I + (γ/s²) p pᵀ at infinite width, under the features' covariance.</summary>
internal static class KernelEdge
{
    /// <summary>The largest root x of 1 = (γ/s²) Σ_k y_k² p_k²/(x − s² λ_k), p = 1 − h.</summary>
    public static double Sharpness(FeatureModes modes, ReadOnlySpan<double> residual, double scale, double richness)
    {
        double[] weights = new double[modes.Count];
        double largest = 0, total = 0;
        for (int j = 0; j < weights.Length; j++)
        {
            double learned = 1 - residual[j];
            weights[j] = modes.Multiplicities[j] * modes.TargetPowers[j] * learned * learned * richness / scale;
            total += weights[j];
            largest = Math.Max(largest, scale * modes.Eigenvalues[j]);
        }

        if (!(total > 1e-12 * largest)) return largest;
        double Excess(double beyond)
        {
            double sum = 0;
            for (int j = 0; j < weights.Length; j++) sum += weights[j] / (largest + beyond - (scale * modes.Eigenvalues[j]));
            return 1 - sum;
        }

        // Weight on the largest mode alone pushes the root at least that far above it, all the weight there at most.
        double least = 1e-14 * total;
        return Excess(least) >= 0 ? largest : largest + BrentRoot.Find(Excess, least, total * (1 + 1e-9), 1e-12).Position;
    }
}
