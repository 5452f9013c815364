using ScalingLab.Sdk;

namespace ScalingLab.KernelRegression;

/// <summary>The theories know the sphere, not its bent versions.</summary>
internal static class SphereOnly
{
    /// <exception cref="RunFailedException">The manifold is not the sphere.</exception>
    public static void Check(IManifoldTask task, string simulation)
    {
        if (!task.IsSphere) throw new RunFailedException($"The theory holds for the sphere alone; set waviness: 0, or take the simulation '{simulation}'.");
    }
}
