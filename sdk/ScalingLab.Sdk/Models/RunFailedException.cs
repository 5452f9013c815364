namespace ScalingLab.Sdk;

/// <summary>
/// A run that cannot go on for a reason that lies in its physics or numbers, not in the program: divergence, no convergence, a state that is
/// not physical. The host stores it as a failed run with this message and goes on with the others.
/// </summary>
public sealed class RunFailedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, where on the clock, why, and what to change.</param>
    public RunFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, where on the clock, why, and what to change.</param>
    /// <param name="innerException">The cause.</param>
    public RunFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
