using ScalingLab.Host.Store;

namespace ScalingLab.Host.Execution;

/// <summary>A run that failed, ready to be stored.</summary>
internal sealed class RunExecutionException(FailureRecord failure, Exception cause) : Exception(failure.Message, cause)
{
    public FailureRecord Failure { get; } = failure;
}
