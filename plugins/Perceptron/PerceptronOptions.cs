using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.Perceptron;

/// <summary>The convention of the loss, common to the experiments and to the theory.</summary>
public abstract record PerceptronOptions
{
    /// <summary>k of the loss Σ log(1 + exp(−kλΔ)): 2 as in the paper, log 2cosh(λΔ) − λΔ; 1 for the ordinary logistic loss.</summary>
    [Description("k of the loss log(1 + exp(-k lambda Delta)), Delta = y x.w / sqrt(N): 2 as in the paper, 1 for the ordinary logistic loss, which reaches the same curve at twice the norm.")]
    [Positive]
    public double LossScale { get; init; } = 2;

    /// <summary>λ of the convention k = 2 that gives the same loss as λ of this one, per unit.</summary>
    internal double NormScale => 0.5 * LossScale;
}
