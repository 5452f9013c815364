namespace ScalingLab.Sdk;

/// <summary>A task with the spectrum λ_k = k^−α and the target power (w*_k)² λ_k = k^(−αβ−1).</summary>
public interface IPowerLawFeatureTask : IFeatureTask
{
    /// <summary>Capacity α > 1.</summary>
    double Capacity { get; }

    /// <summary>Source β > 0.</summary>
    double Source { get; }
}
