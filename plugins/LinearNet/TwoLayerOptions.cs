using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.LinearNet;

/// <summary>How a two-layer linear network learns; common to the simulation and the theory.</summary>
public abstract record TwoLayerOptions : IPredictiveOptions
{
    /// <summary>Richness γ₀ > 0 of f = (w·A x − w₀·A₀x)/γ₀; small values are lazy.</summary>
    [Description("Richness gamma0 of f = (w A x - w0 A0 x) / gamma0; small values are lazy. Features matter from eta t ~ gamma0^(-2 / (1 - source)) on.")]
    [Positive]
    public required double Richness { get; init; }

    /// <summary>Step size η; the weights move by η γ₀² times the gradient of ⟨(y − f)²⟩/2.</summary>
    [Description("Step size eta: the weights move by eta richness^2 times the gradient of half the squared error.")]
    [Positive]
    public required double LearningRate { get; init; }

    /// <summary>N, or infinity.</summary>
    internal abstract double HiddenUnits { get; }

    /// <summary>B, or infinity.</summary>
    internal abstract double Examples { get; }

    /// <inheritdoc/>
    public IEnumerable<Prediction> Predict(object? dataOptions) =>
        dataOptions is IFeatureTaskOptions data && data.CreateTask() is IPowerLawFeatureTask task ? TwoLayerPredictions.Of(task, this) : [];
}
