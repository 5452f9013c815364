using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.SyntheticLaws;

/// <summary>
/// L(D) = E + P / (1 + (D/d)^g): guessing on small data, a power law, and irreducible error (the three regions of Hestness et al. 2017, arXiv 1712.00409, Fig. 6). The
/// model size has no influence.
/// </summary>
/// <param name="options">Its constants.</param>
[Cites("hestness2017")]
[Description("L(D) = E + P / (1 + (D/d)^g): guessing on small data, a power law and irreducible error (Hestness et al. 2017).")]
public sealed class ThreeRegionLaw(ThreeRegionLawOptions options) : IScalingLaw
{
    /// <inheritdoc/>
    public long InputDimension => 1;

    /// <inheritdoc/>
    public double Loss(double modelSize, double examples) => options.Floor + options.Plateau / (1 + Math.Pow(examples / options.Break, options.Exponent));
}
