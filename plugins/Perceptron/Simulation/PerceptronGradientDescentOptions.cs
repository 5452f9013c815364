using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ScalingLab.Perceptron;

/// <summary>Options of the model <c>perceptron.gradient-descent</c>.</summary>
public sealed record PerceptronGradientDescentOptions : PerceptronOptions
{
    /// <summary>How the step is chosen.</summary>
    [Description("constant; or normalised: divided by the mean curvature of the loss, with at most 5 % of |v| a step while lambda < 1.")]
    public StepRule Step { get; init; } = StepRule.Normalised;

    /// <summary>Step c relative to the inverse of the largest curvature: η = 4c/(k²(1 + √α)²), 0.001 to below 2.</summary>
    [Description("Step c relative to the inverse of the largest curvature: eta = 4 c / (k^2 (1 + sqrt(alpha))^2); from c = 2 on it may diverge.")]
    [Range(0.001, 1.999)]
    public double StepSize { get; init; } = 0.5;

    /// <summary>Most steps of a run, 1 to 10⁸.</summary>
    [Description("Most steps of a run; when they do not reach the last lambda, the run fails.")]
    [Range(1, 100_000_000)]
    public int MaximumSteps { get; init; } = 200_000;
}
