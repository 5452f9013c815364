using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Watch;

/// <summary>A run in hand: written by the thread of the run, read by others.</summary>
internal sealed class LiveRun(PlannedRun run, TimeProvider time)
{
    /// <summary>What copying the observations may cost, as a part of the time of the run.</summary>
    private const double CopyingShare = 0.01;

    private readonly long _started = time.GetTimestamp();
    private TimeSpan _copying;
    private double _fraction;
    private double _clock = double.NaN;
    private volatile Observations? _observations;

    public PlannedRun Run => run;

    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>How far it is, in [0, 1], by its observation times.</summary>
    public double Fraction
    {
        get => Volatile.Read(ref _fraction);
        set => Volatile.Write(ref _fraction, value);
    }

    /// <summary>The last time on the model's clock that was observed; not a number before the first.</summary>
    public double Clock => Volatile.Read(ref _clock);

    /// <summary>What was observed so far, at times a little less; <see langword="null"/> before the first time.</summary>
    public Observations? Observations => _observations;

    public void Observed(double clock, Func<Observations> copy)
    {
        Volatile.Write(ref _clock, clock);
        if (_copying > CopyingShare * Elapsed) return;
        long start = time.GetTimestamp();
        _observations = copy();
        _copying += time.GetElapsedTime(start);
    }
}
