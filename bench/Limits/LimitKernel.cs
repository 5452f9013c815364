namespace ScalingLab.Bench.Limits;

/// <summary>A kernel to be measured against its baseline in one process, turn by turn.</summary>
/// <param name="Name">What is computed, with its sizes.</param>
/// <param name="Unit">What is counted, per second: "GFLOP/s", "M/s", "solves/s".</param>
/// <param name="Work">How many of the unit one call of <paramref name="Ours"/> does.</param>
/// <param name="Ours">One call of the kernel of this library.</param>
/// <param name="BaselineWork">How many of the unit one call of <paramref name="Baseline"/> does.</param>
/// <param name="Baseline">One call of MathNet.Numerics or of the scalar form of the base library; null where there is nothing to compare with.</param>
internal sealed record LimitKernel(string Name, string Unit, double Work, Action Ours, double BaselineWork = 0, Action? Baseline = null)
{
    /// <summary>The precision whose FMA peak limits the kernel; null when something else does.</summary>
    public FmaPrecision? Precision { get; init; }

    /// <summary>Floating-point operations per unit of work, for the fraction of the peak.</summary>
    public double FlopsPerWork { get; init; } = 1e9;

    /// <summary>The ratio the project holds itself to on one thread of an AVX-512 machine; null without a bar.</summary>
    public double? RatioBar { get; init; }

    /// <summary>The fraction of the peak the project holds itself to; null without a bar.</summary>
    public double? PeakBar { get; init; }

    /// <summary>How many of the unit per second the project holds itself to on a core of a server of 2023; null without a bar.</summary>
    public double? SpeedBar { get; init; }

    /// <summary>Whether the clock on the wall counts, as for several threads, and not the processor time of the process.</summary>
    public bool ByWallClock { get; init; }

    /// <summary>Seconds to spend, at most about.</summary>
    public double Budget { get; init; } = 2.7;
}
