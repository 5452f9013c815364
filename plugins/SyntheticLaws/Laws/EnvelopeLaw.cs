using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.SyntheticLaws;

/// <summary>
/// L(N, D) = e0 e / √(e² + η²) with e = E + A N^−a + B D^−b: from the level e0 of guessing to the law e0 e / η (Rosenfeld et al. 2020, eq. 5).
/// </summary>
/// <param name="options">Its constants.</param>
[Cites("rosenfeld2020")]
[Description("L(N, D) = e0 e / sqrt(e^2 + eta^2) with e = E + A N^-a + B D^-b: from the level e0 of guessing to the law e0 e / eta (Rosenfeld et al. 2020, eq. 5).")]
public sealed class EnvelopeLaw(EnvelopeLawOptions options) : IScalingLaw
{
    private readonly AdditiveLaw _additive = new(options);

    /// <inheritdoc/>
    public long InputDimension => 1;

    /// <inheritdoc/>
    public double Loss(double modelSize, double examples)
    {
        // Divided by e, so that the limit of no data is the level of guessing and not infinity over infinity.
        double ratio = options.Transition / _additive.Loss(modelSize, examples);
        return options.GuessingLevel / Math.Sqrt(1 + ratio * ratio);
    }
}
