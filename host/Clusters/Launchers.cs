using ScalingLab.Host.Clusters.Local;
using ScalingLab.Host.Clusters.Slurm;

namespace ScalingLab.Host.Clusters;

/// <summary>The launchers by name.</summary>
internal static class Launchers
{
    /// <summary>For a person who waits for the answer.</summary>
    public static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(10);

    /// <summary>For a job that nobody watches.</summary>
    public static readonly TimeSpan LongPatience = TimeSpan.FromMinutes(20);

    /// <param name="name">The name in a submission.</param>
    /// <param name="patience">How long to wait for a scheduler that does not answer.</param>
    public static ILauncher Of(string name, TimeSpan patience) => name switch
    {
        SlurmLauncher.LauncherName => new SlurmLauncher(new SlurmPrograms(patience, TimeProvider.System)),
        LocalLauncher.LauncherName => new LocalLauncher(),
        _ => throw new LaunchException($"'{name}' is no launcher that this slab knows; a newer one wrote it."),
    };
}
