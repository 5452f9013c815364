using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.SyntheticLaws;

/// <summary>Options of <c>kaplan-law</c>.</summary>
public sealed record KaplanLawOptions
{
    /// <summary>a_N.</summary>
    [Description("Exponent aN of L(N) = (Nc/N)^aN."), Positive]
    public double ModelSizeExponent { get; init; } = 0.076;

    /// <summary>N_c.</summary>
    [Description("Scale Nc of the model size."), Unit("parameters"), Positive]
    public double ModelSizeScale { get; init; } = 8.8e13;

    /// <summary>a_D.</summary>
    [Description("Exponent aD of L(D) = (Dc/D)^aD."), Positive]
    public double DataSizeExponent { get; init; } = 0.095;

    /// <summary>D_c.</summary>
    [Description("Scale Dc of the data size."), Unit("examples"), Positive]
    public double DataSizeScale { get; init; } = 5.4e13;
}
