using System.Globalization;

namespace ScalingLab.Numerics;

/// <summary>The integration of an ordinary differential equation cannot go on; the message says why and what to change.</summary>
public sealed class OdeException : Exception
{
    /// <summary>Creates the exception; time and step are added to the message.</summary>
    /// <param name="time">Start of the step that failed.</param>
    /// <param name="step">Length of the step that failed, 0 if none was attempted.</param>
    /// <param name="reason">A sentence that says what failed, why, and the remedy.</param>
    public OdeException(double time, double step, string reason)
        : base(string.Create(CultureInfo.InvariantCulture, $"The integration stopped at time {time:R} with step {step:R}: {reason}"))
    {
        Time = time;
        Step = step;
    }

    /// <summary>Start of the step that failed: the end of the last accepted one.</summary>
    public double Time { get; }

    /// <summary>Length of the step that failed.</summary>
    public double Step { get; }
}
