namespace ScalingLab.CurveAnalysis;

/// <summary>
/// L = E + Σ_k A_k x_k^-g_k with logarithms of E and A_k as parameters, θ = (ln A_k for all k, then g_k unless given, then ln E if there is a floor).
/// Two variables: Rosenfeld et al. 2020 and Hoffmann et al. 2022; given exponents: the sums of bottlenecks of Bordelon et al. 2024.
/// </summary>
internal sealed class AdditiveLaw(IReadOnlyList<string> variables, double[]? exponents, bool floor) : IJointLaw
{
    private readonly int _terms = variables.Count;

    public int Count => (exponents is null ? 2 : 1) * _terms + (floor ? 1 : 0);

    public double LogValue(ReadOnlySpan<double> logVariables, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        Span<double> logs = stackalloc double[_terms + 1];
        double largest = double.NegativeInfinity;
        int count = _terms + (floor ? 1 : 0);
        for (int k = 0; k < _terms; k++)
        {
            logs[k] = theta[k] - (exponents is null ? theta[_terms + k] : exponents[k]) * logVariables[k];
            largest = Math.Max(largest, logs[k]);
        }

        if (floor) largest = Math.Max(largest, logs[_terms] = theta[Count - 1]);
        double sum = 0;
        for (int k = 0; k < count; k++) sum += logs[k] = Math.Exp(logs[k] - largest);
        double inverse = 1 / sum;
        for (int k = 0; k < _terms; k++)
        {
            gradient[k] = logs[k] * inverse;
            if (exponents is null) gradient[_terms + k] = -gradient[k] * logVariables[k];
        }

        if (floor) gradient[Count - 1] = logs[_terms] * inverse;
        return largest + Math.Log(sum);
    }

    public IEnumerable<double[]> Starts(JointData data, int count)
    {
        double[][] axes = [.. Axes(count)];
        long total = axes.Aggregate(1L, (product, axis) => product * axis.Length);
        for (int i = 0; i < count; i++)
        {
            long index = total <= count ? i % total : i * total / count;
            if (total <= count && i >= total) yield break;
            var start = new double[Count];
            for (int k = 0; k < Count; index /= axes[k].Length, k++) start[k] = axes[k][index % axes[k].Length];
            yield return start;
        }
    }

    public IReadOnlyList<LawQuantity> Quantities
    {
        get
        {
            List<LawQuantity> quantities = [];
            for (int k = 0; k < _terms; k++)
            {
                int exponent = _terms + k, amplitude = k;
                if (exponents is null) quantities.Add(new($"{variables[k]}-exponent", theta => theta[exponent]));
                quantities.Add(new($"{variables[k]}-amplitude", theta => theta[amplitude], IsLogarithm: true));
            }

            if (floor) quantities.Add(new("floor", theta => theta[^1], IsLogarithm: true));
            return quantities;
        }
    }

    /// <summary>The grid of Hoffmann et al. 2022: ln A from 0 to 25, exponents from 0 to 2, ln E from −1 to 1.</summary>
    private IEnumerable<double[]> Axes(int count)
    {
        for (int k = 0; k < _terms; k++) yield return [0, 5, 10, 15, 20, 25];
        for (int k = 0; k < _terms && exponents is null; k++) yield return count >= 1000 ? [0, 0.5, 1, 1.5, 2] : [0.2, 0.5, 1];
        if (floor) yield return count >= 1000 ? [-1, -0.5, 0, 0.5, 1] : [-4, -1, 1];
    }
}
