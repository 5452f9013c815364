namespace ScalingLab.Perceptron;

/// <summary>A solution G of <see cref="ProximalMap"/> with its derivatives.</summary>
internal readonly struct ProximalPoint
{
    public ProximalPoint(double logGap, double field)
    {
        Gap = Math.Exp(logGap);
        ScaledMargin = field + Gap;
        double decay = Math.Exp(-Math.Abs(ScaledMargin));
        double sigmoid = ScaledMargin > 0 ? 1 / (1 + decay) : decay / (1 + decay);
        ByLogC = 1 / (1 + sigmoid * Gap);
        ByField = -sigmoid * ByLogC;
        Loss = Math.Max(-ScaledMargin, 0) + LogOnePlus(decay);
    }

    /// <summary>G.</summary>
    public double Gap { get; }

    /// <summary>V + G = 2λΔ.</summary>
    public double ScaledMargin { get; }

    /// <summary>∂ log G/∂c.</summary>
    public double ByLogC { get; }

    /// <summary>∂ log G/∂V.</summary>
    public double ByField { get; }

    /// <summary>log(1 + e^−(V+G)), with full relative accuracy.</summary>
    public double Loss { get; }

    private static double LogOnePlus(double small)
    {
        // log(1 + x) corrected for the rounding of 1 + x (Goldberg 1991, theorem 4).
        double sum = 1 + small;
        return sum == 1 ? small : Math.Log(sum) * small / (sum - 1);
    }
}
