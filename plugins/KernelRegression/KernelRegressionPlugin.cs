using ScalingLab.Sdk;

namespace ScalingLab.KernelRegression;

/// <summary>
/// Regression whose learning curves have known exponents (Bahri et al. 2021, arXiv 2102.06701): linear random features on any feature task, and nearest neighbours and
/// kernels on manifolds of a given dimension. Simulations and theories.
/// </summary>
public sealed class KernelRegressionPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry
            .AddModel<RandomFeatureRegression, RandomFeatureOptions>("random-features", clock: "examples")
            .AddModel<PopulationRegression, NoOptions>("random-features.population", clock: "features")
            .AddModel<RandomFeatureTheory, RandomFeatureTheoryOptions>("random-features.theory", clock: "examples")
            .AddDataGenerator<RandomManifold, RandomManifoldOptions>("random-manifold")
            .AddModel<NearestNeighbour, NearestNeighbourOptions>("nearest-neighbour", clock: "examples")
            .AddModel<NearestNeighbourTheory, NoOptions>("nearest-neighbour.theory", clock: "examples")
            .AddModel<ManifoldKernelRegression, ManifoldKernelRegressionOptions>("kernel-regression", clock: "examples")
            .AddModel<ManifoldKernelTheory, ManifoldKernelTheoryOptions>("kernel-regression.theory", clock: "examples");
    }
}
