using ScalingLab.Sdk;

namespace ScalingLab.KernelRegression;

/// <summary>
/// Regression on a d-dimensional manifold in R^n: inputs of a given density on it, and a target drawn from a normal field with mean 0 and a covariance that depends on the
/// distance in R^n. Losses are averages over targets, so that no target needs to be drawn.
/// </summary>
public interface IManifoldTask : IDataGenerator
{
    /// <summary>Dimension d of the manifold.</summary>
    int ManifoldDimension { get; }

    /// <summary>Whether the manifold is the unit sphere S^d with uniform density, up to a rotation.</summary>
    bool IsSphere { get; }

    /// <summary>Draws inputs.</summary>
    /// <param name="stream">Where the randomness comes from.</param>
    /// <param name="inputs">Filled with inputs of <see cref="IDataGenerator.InputDimension"/> numbers each.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of the input dimension.</exception>
    void FillInputs(RandomStream stream, Span<double> inputs);

    /// <summary>Covariance of the target at two inputs, 1 at distance 0.</summary>
    /// <param name="squaredDistance">Their squared distance in R^n.</param>
    double TargetCovariance(double squaredDistance);
}
