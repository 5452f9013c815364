using ScalingLab.Sdk;

namespace ScalingLab.KernelRegression;

/// <summary>The clock that counts examples, or features.</summary>
internal static class ExampleClock
{
    /// <summary>The count at the first whole number that is not before the time.</summary>
    /// <exception cref="RunFailedException">It is more than fits into memory.</exception>
    public static int Count(double until, long columns, string what)
    {
        double count = Math.Ceiling(until);
        return count * columns <= int.MaxValue
            ? (int)count
            : throw new RunFailedException(FormattableString.Invariant($"{count} {what} of {columns} numbers do not fit into memory; stop at {int.MaxValue / columns}."));
    }

    /// <summary>A loss that is finite.</summary>
    /// <exception cref="RunFailedException">It is not.</exception>
    public static double Finite(double loss, double time, string remedy) => double.IsFinite(loss)
        ? loss
        : throw new RunFailedException(FormattableString.Invariant($"The test loss at {time} is not a finite number; {remedy}."));
}
