namespace ScalingLab.Host.Watch;

/// <summary>How far a run in hand is.</summary>
/// <param name="Run">Block, point and replica, in words.</param>
/// <param name="Clock">Name of the model's clock.</param>
/// <param name="Time">The last observed time on it; <see langword="null"/> before the first.</param>
/// <param name="Until">Where the run ends.</param>
/// <param name="Fraction">Of its observation times, in [0, 1].</param>
/// <param name="Seconds">Since it was begun by this command.</param>
internal sealed record RunState(string Run, string Clock, double? Time, double Until, double Fraction, double Seconds);
