namespace ScalingLab.Sdk;

/// <summary>A model whose output is an output weight times the sum over its hidden units, σ = c Σ_i g(x_i).</summary>
public interface IOutputWeight
{
    /// <summary>c at the present time.</summary>
    double OutputWeight { get; }
}
