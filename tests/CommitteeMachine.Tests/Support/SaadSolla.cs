namespace CommitteeMachine.Tests;

/// <summary>
/// The Gaussian averages for g(x) = erf(x/√2) as Saad and Solla (Phys. Rev. E 52, 4225, 1995) write them, with sums over three and four units.
/// They share nothing with the kernels of the plugin, and serve as their oracle.
/// </summary>
internal static class SaadSolla
{
    /// <summary>E[g′(u_a) u_b g(u_c)].</summary>
    public static double I3(double[,] c, int a, int b, int d)
    {
        double lambda = ((1 + c[a, a]) * (1 + c[d, d])) - (c[a, d] * c[a, d]);
        return 2 / Math.PI / Math.Sqrt(lambda) * ((c[b, d] * (1 + c[a, a])) - (c[a, b] * c[a, d])) / (1 + c[a, a]);
    }

    /// <summary>E[g′(u_i) g′(u_j) g(u_a) g(u_b)].</summary>
    public static double I4(double[,] c, int i, int j, int a, int b)
    {
        double si = 1 + c[i, i], sj = 1 + c[j, j], cij = c[i, j];
        double lambda4 = (si * sj) - (cij * cij);
        double lambda0 = (lambda4 * c[a, b]) - (c[j, a] * c[j, b] * si) - (c[i, a] * c[i, b] * sj) + (cij * c[i, a] * c[j, b]) + (cij * c[i, b] * c[j, a]);
        double Lambda(int u) => (lambda4 * (1 + c[u, u])) - (c[j, u] * c[j, u] * si) - (c[i, u] * c[i, u] * sj) + (2 * cij * c[i, u] * c[j, u]);
        return 4 / (Math.PI * Math.PI) / Math.Sqrt(lambda4) * Math.Asin(lambda0 / Math.Sqrt(Lambda(a) * Lambda(b)));
    }

    /// <summary>V_ij = Σ_ab w_a w_b I4(i, j, a, b).</summary>
    public static double Noise(double[,] c, double[] outputWeights, int i, int j)
    {
        double sum = 0;
        for (int a = 0; a < outputWeights.Length; a++)
        {
            for (int b = 0; b < outputWeights.Length; b++)
                sum += outputWeights[a] * outputWeights[b] * I4(c, i, j, a, b);
        }

        return sum;
    }
}
