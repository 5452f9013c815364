using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>How a projected linear network learns; common to the simulations and the theories.</summary>
public abstract record FeatureLearningOptions : IPredictiveOptions
{
    /// <summary>Step size η > 0; the time of gradient flow is τ = η t.</summary>
    [Description("Step size eta; a step is w <- w + eta A v2, A <- A + eta richness w v4'. The time of gradient flow is eta t.")]
    [Positive]
    public required double LearningRate { get; init; }

    /// <summary>Richness γ ≥ 0 of the features; 0 is the lazy limit, the linear random-feature model.</summary>
    [Description("Richness gamma of A <- A + eta gamma w v4'; 0 is the lazy limit, the linear random-feature model.")]
    [Range(0, double.MaxValue)]
    public required double Richness { get; init; }

    /// <summary>N, or infinity.</summary>
    internal abstract double Projections { get; }

    /// <summary>B, or P of fixed examples, or infinity.</summary>
    internal abstract double Examples { get; }

    /// <inheritdoc/>
    public IEnumerable<Prediction> Predict(object? dataOptions) =>
        dataOptions is not IFeatureTaskOptions data ? [] : data.CreateTask() switch
        {
            IPowerLawFeatureTask task => new FeaturePredictions(task, this).All(),
            PowerLawRandomFeatures task => new PaquettePredictions(task, this).All(),
            _ => [],
        };
}
