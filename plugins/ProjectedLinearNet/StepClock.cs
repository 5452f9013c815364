using ScalingLab.Sdk;

namespace ScalingLab.ProjectedLinearNet;

/// <summary>A clock of whole steps.</summary>
internal static class StepClock
{
    /// <summary>The first step that is not before a time; a time that was computed, up to a relative 10⁻¹², counts as the whole step it is meant to be.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time lies before the present step.</exception>
    public static long Target(double until, long present)
    {
        long target = (long)Math.Ceiling(until * (1 - 1e-12));
        return target >= present && double.IsFinite(until)
            ? target
            : throw new ArgumentOutOfRangeException(nameof(until), until, $"The time to advance to is before the present step {present}.");
    }

    /// <summary>Takes steps up to a time and counts them, also those before a cancellation.</summary>
    public static void Advance(double until, ref long present, Action step, CancellationToken cancel)
    {
        long target = Target(until, present);
        while (present < target)
        {
            cancel.ThrowIfCancellationRequested();
            step();
            present++;
        }
    }

    /// <summary>The loss if it is finite.</summary>
    /// <exception cref="RunFailedException">The network diverged.</exception>
    public static double Finite(double loss, long step, double rate) => double.IsFinite(loss)
        ? loss
        : throw new RunFailedException(FormattableString.Invariant($"The loss diverged before step {step}. Lower learning-rate (now {rate})."));
}
