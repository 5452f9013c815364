using ScalingLab.Sdk;

namespace ScalingLab.Numerics;

/// <summary>
/// Integrates an initial value problem forward in time. The steps are those that the error control asks for, and the states between them
/// come from the method's continuous extension (dense output), so results do not depend on how a stretch of time is cut into calls.
/// Saved and loaded into one that was prepared alike, it goes on to the same bits.
/// </summary>
public interface IOdeIntegrator : ICheckpointable
{
    /// <summary>The time last advanced to; the initial time at first.</summary>
    double Time { get; }

    /// <summary>The state at <see cref="Time"/>. Overwritten by the next call of <see cref="AdvanceTo"/>.</summary>
    ReadOnlySpan<double> State { get; }

    /// <summary>What the integration has cost so far.</summary>
    OdeStatistics Statistics { get; }

    /// <summary>Advances to <paramref name="until"/>. Allocates nothing.</summary>
    /// <param name="until">A finite time, not before <see cref="Time"/>.</param>
    /// <param name="cancel">Checked before every attempted step.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="until"/> is not finite, before <see cref="Time"/>, or after
    /// <see cref="OdeStepLimits.EndTime"/>.</exception>
    /// <exception cref="OdeException">The step became too small to advance, or the derivative is not finite. <see cref="Time"/> and
    /// <see cref="State"/> are then the end of the last accepted step.</exception>
    /// <exception cref="OperationCanceledException">Cancelled. <see cref="Time"/> and <see cref="State"/> are then the end of the last
    /// accepted step, and the integration may be continued.</exception>
    void AdvanceTo(double until, CancellationToken cancel);
}
