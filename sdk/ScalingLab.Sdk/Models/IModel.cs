namespace ScalingLab.Sdk;

/// <summary>
/// Something that advances along a clock and can be observed in between: a simulation, the integration of a theory, a curve that was measured.
/// What it offers to observers it says by implementing capabilities such as <see cref="ITestLoss"/>.
/// <para>Created once per run and used by one thread. It is disposed after the run when it implements <see cref="IDisposable"/>.</para>
/// </summary>
public interface IModel
{
    /// <summary>The present time on the clock that the model was registered with; the start of the clock at first.</summary>
    double Time { get; }

    /// <summary>
    /// Advances to the next observation time: afterwards <see cref="Time"/> is <paramref name="until"/> on a continuous clock, and the first
    /// tick that is not before it on a discrete one. The result must not depend on how a stretch is cut into calls.
    /// </summary>
    /// <param name="until">The time to advance to, not before <see cref="Time"/>.</param>
    /// <param name="cancel">Checked often enough that cancelling takes effect within a second.</param>
    /// <exception cref="OperationCanceledException">When cancelled; the model is not used afterwards, except as <see cref="ICheckpointable"/> says.</exception>
    /// <exception cref="RunFailedException">When the run cannot go on (divergence, no convergence), with the clock time in the message.</exception>
    void Advance(double until, CancellationToken cancel);
}
