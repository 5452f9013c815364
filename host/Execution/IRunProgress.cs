using ScalingLab.Host.Experiments;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Execution;

/// <summary>Told how a sweep goes, from the threads of the runs.</summary>
internal interface IRunProgress
{
    void Started(PlannedRun run);

    /// <param name="run">The run.</param>
    /// <param name="fraction">How far it is, in [0, 1], by its observation times.</param>
    void Advanced(PlannedRun run, double fraction);

    /// <param name="run">The run.</param>
    /// <param name="time">Its time on the model's clock.</param>
    /// <param name="observations">Copies what was observed so far; to be called before this returns, or not at all.</param>
    void Observed(PlannedRun run, double time, Func<Observations> observations)
    {
    }

    void Finished(PlannedRun run);

    void Failed(PlannedRun run, FailureRecord failure);
}
