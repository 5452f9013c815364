namespace ScalingLab.CommitteeMachine;

/// <summary>The clock α = examples/N, in ticks of 1/N.</summary>
internal static class AlphaTicks
{
    /// <summary>The number of examples at the first tick not before a time.</summary>
    public static long FirstNotBefore(double time, int dimension)
    {
        double ticks = Math.Ceiling(time * dimension);
        if (!(ticks < long.MaxValue))
            throw new ArgumentOutOfRangeException(nameof(time), time, $"alpha = {time} is not a number of examples of dimension {dimension} that can be counted.");

        // A time that was computed as k / N may give a product just above k.
        return (ticks - 1) / dimension >= time ? (long)ticks - 1 : (long)ticks;
    }
}
