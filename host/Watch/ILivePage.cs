namespace ScalingLab.Host.Watch;

/// <summary>Where a running sweep is shown; knows nothing of the server, so that a run without one loads none of its assemblies.</summary>
internal interface ILivePage : IDisposable
{
    /// <summary>Shows this sweep from now on.</summary>
    void Show(LiveSweep sweep);
}
