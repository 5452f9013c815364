using System.Globalization;

namespace ScalingLab.Numerics;

/// <summary>An iteration did not converge; the message says which, where it stood and what to change.</summary>
public sealed class ConvergenceException : Exception
{
    /// <summary>Creates the exception; position and residual are added to the message.</summary>
    /// <param name="reason">A sentence that says what did not converge, why, and the remedy.</param>
    /// <param name="position">The last iterate.</param>
    /// <param name="residual">The function there.</param>
    public ConvergenceException(string reason, double position, double residual)
        : base(string.Create(CultureInfo.InvariantCulture, $"{reason} Last iterate {position:R} with function value {residual:R}."))
    {
        Position = position;
        Residual = residual;
    }

    /// <summary>The last iterate.</summary>
    public double Position { get; }

    /// <summary>The function at the last iterate.</summary>
    public double Residual { get; }
}
