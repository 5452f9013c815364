using MathNet.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// Gradient flow on λ_l = λ_+ l^−(1+β), l = 1..L, by the integral over l from ½ to L + ½: with s = β/(1+β), x = 2 η' λ_+ α and P the regularised lower
/// incomplete gamma function, ε_g = m λ_+/(2L) x^−s Γ(s)/(1+β) [P(s, x/½^(1+β)) − P(s, x/(L+½)^(1+β))]. It has the pure exponent −s for 1 ≪ x ≪ L^(1+β).
/// </summary>
internal sealed class LinearAsymptote(CovarianceSpectrum spectrum, double rate, double mean)
{
    private readonly double _largest = spectrum.Eigenvalues[0];

    // β, from λ_1/λ_L = L^(1+β).
    private readonly double _exponent = (Math.Log(spectrum.Eigenvalues[0] / spectrum.Eigenvalues[^1]) / Math.Log(spectrum.Count)) - 1;

    /// <summary>ε_g; at α = 0 the integral without decay.</summary>
    public double TestLoss(double time)
    {
        int count = spectrum.Count;
        double power = 1 + _exponent, s = _exponent / power, x = 2 * rate * _largest * time;
        if (x == 0)
            return mean * _largest / (2 * count * _exponent) * (Math.Pow(0.5, -_exponent) - Math.Pow(count + 0.5, -_exponent));
        double near = SpecialFunctions.GammaLowerRegularized(s, x / Math.Pow(0.5, power));
        double far = SpecialFunctions.GammaLowerRegularized(s, x / Math.Pow(count + 0.5, power));
        return mean * _largest / (2 * count) * Math.Pow(x, -s) * SpecialFunctions.Gamma(s) / power * (near - far);
    }
}
