using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace NoisyPowerLaw;

public sealed record NoisyPowerLawOptions
{
    [Description("The exponent γ of the loss t^(−γ).")]
    [Positive]
    public double Exponent { get; init; } = 0.5;

    [Description("Standard deviation of the logarithm of the loss at each step.")]
    [Range(0.0, 10.0)]
    public double Noise { get; init; } = 0.01;
}
