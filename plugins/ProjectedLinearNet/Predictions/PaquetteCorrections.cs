namespace ScalingLab.ProjectedLinearNet;

/// <summary>
/// What is left out of the balance along the compute-optimal frontier of Paquette et al. 2024 (arXiv 2405.15074): terms of the loss that are smaller than those that balance by f^−δ at f
/// operations. Each moves the measured exponent by about δ f^−δ/(1 − f^−δ).
/// </summary>
internal static class PaquetteCorrections
{
    private const double Negligible = 1e-9;

    /// <summary>The shift of the loss exponent at f operations by all terms.</summary>
    public static double Shift(double a, double b, bool noise, double compute) => Decays(a, b, noise).Sum(decay =>
    {
        double relative = Math.Pow(compute, -decay);
        return decay * relative / (1 - relative);
    });

    /// <summary>The δ of all terms.</summary>
    private static IEnumerable<double> Decays(double a, double b, bool noise)
    {
        var exponents = new PaquetteExponents(a, b);
        double width = noise ? exponents.Width : exponents.FlowWidth, loss = noise ? exponents.Loss : exponents.FlowLoss;

        // Time and width as powers of f; the step size falls as N^(2a − 1) where the sum of the variances grows.
        double step = Math.Min(0, (2 * a) - 1) * width, flow = 1 - width + step, learned = flow / (2 * a);
        double[] terms =
        [
            flow * ((2 * a) + (2 * b) - 1) / (2 * a),
            width * ((2 * a) - Math.Max(0, 1 - (2 * b))),
            a > 0.5 && b > 0.5 ? width + ((1 - (1 / (2 * a))) * flow) : double.NaN,
            noise && a > 0.25 ? ((2 - (1 / (2 * a))) * flow) - step : double.NaN,
        ];
        foreach (double term in terms.Where(term => term - loss > Negligible)) yield return term - loss;

        // The plateau of N projections has a second power, N^−2a, from the first modes.
        if (b < 0.5) yield return width * (1 - (2 * b));

        // The bulk of the spectrum lifts the small eigenvalues, those of mode k by (k/N)^2a.
        if (a < 0.5 && b > 0.5 && !(exponents.Phase == PaquettePhase.IVa && noise)) yield return 2 * a * (width - learned);
        if (!noise || exponents.Phase is not (PaquettePhase.IVa or PaquettePhase.IVb)) yield break;

        // The sum of the variances, which the noise is proportional to, is a power of M and a constant; that of their squares hardly converges in IVb.
        yield return width * (1 - (2 * a));
        if (exponents.Phase == PaquettePhase.IVb) yield return ((4 * a) - 1) * (width - learned);
    }
}
