using System.Collections.Concurrent;
using System.Globalization;
using ScalingLab.Host.Experiments;

namespace ScalingLab.Host.Cli;

/// <summary>Counts how far a sweep is; safe for several threads.</summary>
internal sealed class SweepCount(int total, TimeProvider time)
{
    private readonly ConcurrentDictionary<PlannedRun, double> _running = new(ReferenceEqualityComparer.Instance);
    private readonly long _start = time.GetTimestamp();
    private int _finished;
    private int _failed;

    public int Done => Volatile.Read(ref _finished) + Volatile.Read(ref _failed);

    public int Total => total;

    /// <summary>Finished runs and the finished parts of the running ones, of all, in [0, 1].</summary>
    public double Fraction => Math.Min(1, (Done + _running.Values.Sum()) / total);

    public void Started(PlannedRun run) => _running[run] = 0;

    public void Advanced(PlannedRun run, double fraction) => _running[run] = fraction;

    public void Ended(PlannedRun run, bool failed)
    {
        _running.TryRemove(run, out _);
        if (failed) Interlocked.Increment(ref _failed);
        else Interlocked.Increment(ref _finished);
    }

    /// <summary>Estimated from what is done; <see langword="null"/> when nothing can be said.</summary>
    public TimeSpan? Left => Fraction is > 0 and < 1 and var fraction ? time.GetElapsedTime(_start) * (1 / fraction - 1) : null;

    /// <summary><c>12/40 done, 1 failed, about 00:01:12 left</c></summary>
    public string Text()
    {
        string left = Left is { } span ? $", about {TimeText(span)} left" : "";
        int failed = Volatile.Read(ref _failed);
        return string.Create(CultureInfo.InvariantCulture, $"{Done}/{total} done{(failed > 0 ? $", {failed} failed" : "")}{left}");
    }

    private static string TimeText(TimeSpan span) => span.TotalDays >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:F1} days")
        : span.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
}
