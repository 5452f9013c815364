using System.ComponentModel;

namespace ScalingLab.Perceptron;

/// <summary>Options of the model <c>perceptron.bayes</c>.</summary>
public sealed record PerceptronBayesOptions
{
    /// <summary>Which student.</summary>
    [Description("bayes: the vote of the posterior, the least error that any rule can have; gibbs: one student drawn from the posterior.")]
    public PosteriorEstimator Estimator { get; init; } = PosteriorEstimator.Bayes;
}
