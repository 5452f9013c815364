using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>One way to compute the steps of a projected linear network; its state is that after the last step.</summary>
internal interface IProjectedDynamics : ICheckpointable
{
    /// <summary>L, the expected squared error, without a factor 1/2.</summary>
    double Loss { get; }

    /// <summary>|w|²/N.</summary>
    double WeightNorm { get; }

    void Step();
}
