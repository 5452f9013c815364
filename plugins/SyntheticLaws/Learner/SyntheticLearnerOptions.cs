using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.SyntheticLaws;

/// <summary>Options of <c>synthetic-learner</c>.</summary>
public sealed record SyntheticLearnerOptions
{
    /// <summary>N.</summary>
    [Description("Model size N; a law of the data size alone does not depend on it."), Unit("parameters"), Positive]
    public double ModelSize { get; init; } = 1;

    /// <summary>Standard deviation of ln L along a curve.</summary>
    [Description("Standard deviation of ln L along a curve: the scatter of evaluation."), Range(0.0, 1.0)]
    public double Noise { get; init; }

    /// <summary>Over which range of ln D the noise along a curve is correlated.</summary>
    [Description("Range of ln D over which the scatter along a curve is correlated."), Range(1e-3, 100.0)]
    public double CorrelationLength { get; init; } = 0.05;

    /// <summary>Standard deviation of a factor that a whole run shares.</summary>
    [Description("Standard deviation of ln L between runs: a factor that a whole run shares."), Range(0.0, 1.0)]
    public double RunNoise { get; init; }

    /// <summary>k of C = k N D.</summary>
    [Description("k of the compute C = k N D; 6 FLOP for a transformer."), Positive]
    public double ComputePerExample { get; init; } = 6;
}
