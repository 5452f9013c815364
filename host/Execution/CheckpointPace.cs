using System.Diagnostics;

namespace ScalingLab.Host.Execution;

/// <summary>
/// Says when a run is to be paused for a checkpoint: after the interval, and so seldom that saving takes at most 2 % of the time. It is monotonic
/// time that counts; the clock on the wall may jump.
/// </summary>
internal sealed class CheckpointPace(TimeSpan interval, CancellationToken cancel) : IDisposable
{
    private const double LongestPart = 0.02;
    private const int LargestStall = 20;

    /// <summary>What a timer can wait for.</summary>
    private const double LongestPeriod = 1e6;

    private CancellationTokenSource? _pause;
    private double _stalledTime = double.NaN;
    private int _stalled;
    private TimeSpan _cost;

    /// <summary>Cancelled when the run is to be saved, because of its age or because it has to stop.</summary>
    public CancellationToken Pause => (_pause ??= Next()).Token;

    /// <summary>Saves, measures what that costs, and begins the next period.</summary>
    /// <param name="time">
    /// The model's time. A model that has not moved since the last pause may go back to its last observation when it is paused; each such pause doubles
    /// the period, so that it gets through all the same.
    /// </param>
    /// <param name="save">Saves; false when it could not.</param>
    /// <returns>What <paramref name="save"/> returned.</returns>
    public bool Measure(double time, Func<bool> save)
    {
        long start = Stopwatch.GetTimestamp();
        bool saved = save();
        _cost = Stopwatch.GetElapsedTime(start);
        _stalled = time == _stalledTime ? Math.Min(_stalled + 1, LargestStall) : 0;
        _stalledTime = time;
        _pause?.Dispose();
        _pause = null;
        return saved;
    }

    public void Dispose() => _pause?.Dispose();

    private CancellationTokenSource Next()
    {
        var pause = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        double seconds = Math.Max(interval.TotalSeconds, _cost.TotalSeconds / LongestPart) * Math.Pow(2, _stalled);
        if (seconds <= LongestPeriod) pause.CancelAfter(TimeSpan.FromSeconds(seconds));
        return pause;
    }
}
