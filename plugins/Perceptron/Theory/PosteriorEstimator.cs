namespace ScalingLab.Perceptron;

/// <summary>How a label is chosen with the posterior over teachers.</summary>
public enum PosteriorEstimator
{
    /// <summary>The vote of the posterior, ε = arccos(√q)/π.</summary>
    Bayes,

    /// <summary>One student drawn from the posterior, ε = arccos(q)/π.</summary>
    Gibbs,
}
