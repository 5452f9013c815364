namespace ScalingLab.CurveAnalysis;

/// <summary>The exponent over windows inside the fitted one: the starts lie in its first half, the ends in its second.</summary>
internal static class WindowScan
{
    /// <summary>Windows as pairs of x with their exponents.</summary>
    public static IReadOnlyList<(double From, double To, double Exponent)> Of(ILaw law, FitData data, double[] theta, int steps)
    {
        List<(double, double, double)> scan = [];
        double width = data.U[^1] - data.U[0];
        for (int s = 0; s < steps; s++)
        {
            int from = Array.FindIndex(data.U, u => u >= data.U[0] + 0.5 * width * s / steps - 1e-12);
            for (int e = 0; e < steps; e++)
            {
                int to = Array.FindLastIndex(data.U, u => u <= data.U[^1] - 0.5 * width * e / steps + 1e-12) + 1;
                if (to - from < law.Count + 1) continue;
                if (new LawFitter(law, data.Slice(from..to)).FitFrom(theta) is { } fit) scan.Add((data.X[from], data.X[to - 1], fit.Theta[law.Exponent]));
            }
        }

        return [.. scan.Distinct()];
    }
}
