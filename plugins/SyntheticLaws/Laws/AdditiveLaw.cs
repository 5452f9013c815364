using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.SyntheticLaws;

/// <summary>L(N, D) = E + A N^−a + B D^−b (Rosenfeld et al. 2020; Chinchilla: Hoffmann et al. 2022, whose constants are the defaults).</summary>
/// <param name="options">Its constants.</param>
[Cites("hoffmann2022", "rosenfeld2020")]
[Description("L(N, D) = E + A N^-a + B D^-b (Rosenfeld et al. 2020; Chinchilla, Hoffmann et al. 2022, whose constants are the defaults).")]
public sealed class AdditiveLaw(AdditiveLawOptions options) : IScalingLaw
{
    /// <inheritdoc/>
    public long InputDimension => 1;

    /// <inheritdoc/>
    public double Loss(double modelSize, double examples) =>
        options.Floor + options.ModelSizeAmplitude * Math.Pow(modelSize, -options.ModelSizeExponent) + options.DataSizeAmplitude * Math.Pow(examples, -options.DataSizeExponent);
}
