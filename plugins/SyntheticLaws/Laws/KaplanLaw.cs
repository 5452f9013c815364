using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.SyntheticLaws;

/// <summary>L(N, D) = [(N_c/N)^(a_N/a_D) + D_c/D]^a_D (Kaplan et al. 2020, eq. 1.5, whose constants are the defaults).</summary>
/// <param name="options">Its constants.</param>
[Cites("kaplan2020")]
[Description("L(N, D) = [(Nc/N)^(aN/aD) + Dc/D]^aD (Kaplan et al. 2020, eq. 1.5, whose constants are the defaults).")]
public sealed class KaplanLaw(KaplanLawOptions options) : IScalingLaw
{
    /// <inheritdoc/>
    public long InputDimension => 1;

    /// <inheritdoc/>
    public double Loss(double modelSize, double examples) => Math.Pow(
        Math.Pow(options.ModelSizeScale / modelSize, options.ModelSizeExponent / options.DataSizeExponent) + options.DataSizeScale / examples, options.DataSizeExponent);
}
