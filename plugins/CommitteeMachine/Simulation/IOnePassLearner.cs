using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>A student that learns from a stream of fresh examples, each seen once.</summary>
internal interface IOnePassLearner : ICheckpointable
{
    /// <summary>Student weights J in the eigenbasis, K × N row by row.</summary>
    ReadOnlySpan<double> Weights { get; }

    /// <summary>The output scale a_s, or the output weight c where it is trained.</summary>
    double OutputScale { get; }

    /// <summary>Number of examples learned from.</summary>
    long Examples { get; }

    /// <summary>Learns from the next examples of the stream.</summary>
    /// <exception cref="RunFailedException">The error on an example is not finite.</exception>
    void Learn(long examples, CancellationToken cancel);
}
