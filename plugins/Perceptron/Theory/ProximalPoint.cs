using ScalingLab.Numerics;

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
    public double Loss => SpecialFunctions.Softplus(-ScaledMargin);
}
