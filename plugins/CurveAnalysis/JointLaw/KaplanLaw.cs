namespace ScalingLab.CurveAnalysis;

/// <summary>
/// L(N, D) = [(N_c/N)^(a_N/a_D) + D_c/D]^a_D, θ = (a_N ln N_c, a_D ln D_c, a_N, a_D) (Kaplan et al. 2020, eq. 1.5). The products, not N_c and D_c themselves,
/// are what the data determine.
/// </summary>
internal sealed class KaplanLaw(IReadOnlyList<string> variables) : IJointLaw
{
    public int Count => 4;

    public double LogValue(ReadOnlySpan<double> logVariables, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        // With p = a_N ln(N_c/N) and q = a_D ln(D_c/D): ln L = a_D ln(e^(p/a_D) + e^(q/a_D)).
        double aD = theta[3], p = theta[0] - theta[2] * logVariables[0], q = theta[1] - aD * logVariables[1];
        if (!(aD > 1e-4)) return double.NaN;
        double z = (p - q) / aD, share = 1 / (1 + Math.Exp(-z));
        double soft = z > 0 ? z + Math.Log(1 + Math.Exp(-z)) : Math.Log(1 + Math.Exp(z));
        (gradient[0], gradient[1], gradient[2]) = (share, 1 - share, -share * logVariables[0]);
        gradient[3] = -(1 - share) * logVariables[1] + soft - z * share;
        return q + aD * soft;
    }

    public IEnumerable<double[]> Starts(JointData data, int count)
    {
        double[] meanLog = [data.LogVariables.Average(row => row[0]), data.LogVariables.Average(row => row[1])];
        double loss = data.LogLoss.Average();
        double[] exponents = [0.05, 0.1, 0.2, 0.4, 0.8], shifts = [-1, -0.3, 0, 0.3];
        var grid = from n in exponents from d in exponents from first in shifts from second in shifts
                   select (double[])[loss + first + n * meanLog[0], loss + second + d * meanLog[1], n, d];
        return grid.Take(count);
    }

    public IReadOnlyList<LawQuantity> Quantities =>
    [
        new($"{variables[0]}-exponent", theta => theta[2]),
        new($"{variables[0]}-scale", theta => theta[0] / theta[2], IsLogarithm: true),
        new($"{variables[1]}-exponent", theta => theta[3]),
        new($"{variables[1]}-scale", theta => theta[1] / theta[3], IsLogarithm: true),
    ];
}
