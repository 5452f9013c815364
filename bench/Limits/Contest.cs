using System.Diagnostics;

namespace ScalingLab.Bench.Limits;

/// <summary>
/// Times two actions turn by turn, so that a slow moment of the machine meets both, and keeps the shortest time of each: what disturbs a
/// measurement only ever lengthens it. One time is that of a tenth of a second of calls, so that what the rival left in the caches does
/// not count. What runs on one thread is timed by the processor time of the process, which does not count the moments that other
/// programs take; what runs on several, by the clock on the wall.
/// </summary>
internal static class Contest
{
    private const double ShortestMeasurement = 0.1;
    private const int FewestTurns = 3;

    // Of what takes seconds itself, one turn after the warm-up has to do.
    private const int LongestOverrun = 4;

    public static (double Ours, double? Baseline) Seconds(Action ours, Action? baseline, double budget, bool byWallClock)
    {
        long start = Stopwatch.GetTimestamp();
        int oursCalls = Calibrate(ours, byWallClock);
        int baselineCalls = baseline is null ? 0 : Calibrate(baseline, byWallClock);
        double oursBest = double.MaxValue, baselineBest = double.MaxValue;
        for (int turn = 0; turn == 0 || Remains(turn < FewestTurns ? LongestOverrun * budget : budget); turn++)
        {
            oursBest = Math.Min(oursBest, Time(ours, oursCalls, byWallClock));
            if (baseline is not null) baselineBest = Math.Min(baselineBest, Time(baseline, baselineCalls, byWallClock));
        }

        return (oursBest, baseline is null ? null : baselineBest);

        bool Remains(double seconds) => Stopwatch.GetElapsedTime(start).TotalSeconds < seconds;
    }

    // Also the warm-up: the first call compiles.
    private static int Calibrate(Action action, bool byWallClock)
    {
        action();
        int calls = 1;
        while (Time(action, calls, byWallClock) * calls < ShortestMeasurement)
        {
            calls *= 2;
        }

        return calls;
    }

    private static double Time(Action action, int calls, bool byWallClock)
    {
        TimeSpan start = Now(byWallClock);
        for (int i = 0; i < calls; i++)
        {
            action();
        }

        return (Now(byWallClock) - start).TotalSeconds / calls;
    }

    private static TimeSpan Now(bool byWallClock) => byWallClock ? Stopwatch.GetElapsedTime(0) : Environment.CpuUsage.TotalTime;
}
