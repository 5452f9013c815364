using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Forms of <c>power-law</c>.</summary>
public enum LawForm
{
    /// <summary>y = a x^b.</summary>
    [Description("y = a x^b")]
    Plain,

    /// <summary>y = a x^b + E.</summary>
    [Description("y = a x^b + E")]
    Floor,

    /// <summary>Smoothly broken power law (Caballero et al. 2022, arXiv 2210.14891).</summary>
    [Cites("caballero2022")]
    [Description("y = E + a x^b0 prod_i (1 + (x/d_i)^(1/f_i))^((b_i - b_(i-1)) f_i)")]
    Broken,

    /// <summary>Plateau, power law and irreducible error (Hestness et al. 2017, arXiv 1712.00409).</summary>
    [Cites("hestness2017")]
    [Description("y = E + P / (1 + (x/d)^-b)")]
    ThreeRegion,

    /// <summary>Of the forms under <c>compare</c> the one with the least held-out error.</summary>
    [Description("the form under 'compare' with the least held-out error")]
    Best,
}
