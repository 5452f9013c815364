namespace ScalingLab.ProjectedLinearNet;

/// <summary>A model whose features learn, or are frozen.</summary>
public interface IFeatureLearning
{
    /// <summary>Richness γ ≥ 0.</summary>
    double Richness { get; }
}
