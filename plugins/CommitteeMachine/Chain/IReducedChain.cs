using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>A chain of reduced weights that learns from fresh examples.</summary>
internal interface IReducedChain : ICheckpointable
{
    /// <summary>The output scale a_s, or the output weight c where it is trained.</summary>
    double OutputScale { get; }

    /// <summary>Number of examples learned from.</summary>
    long Examples { get; }

    /// <summary>Learns from the next examples.</summary>
    /// <exception cref="RunFailedException">The error on an example is not finite.</exception>
    void Learn(long examples, CancellationToken cancel);
}
