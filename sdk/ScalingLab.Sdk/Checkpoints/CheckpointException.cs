namespace ScalingLab.Sdk;

/// <summary>A checkpoint does not hold what is read from it: it is damaged, or was saved by another version of the component. The host then
/// starts the run from its beginning.</summary>
public sealed class CheckpointException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected and what is there.</param>
    public CheckpointException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected and what is there.</param>
    /// <param name="innerException">The cause.</param>
    public CheckpointException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
