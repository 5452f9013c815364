using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.KernelRegression;

/// <summary>Options of <c>random-manifold</c>.</summary>
public sealed record RandomManifoldOptions : IValidatableObject
{
    /// <summary>d.</summary>
    [Description("Dimension d of the manifold."), Range(2, 64)]
    public required int Dimension { get; init; }

    /// <summary>n.</summary>
    [Description("Dimension n of the space that it lies in; at least d + 1."), Range(3, 4096)]
    public int AmbientDimension { get; init; } = 32;

    /// <summary>Size of the random waves that bend the sphere.</summary>
    [Description("Root mean square of the random waves that bend the sphere S^d into the manifold; 0 for the sphere itself."), Range(0.0, 10.0)]
    public double Waviness { get; init; }

    /// <summary>Smoothness of the target.</summary>
    [Description("Smoothness of the target, a normal field with this covariance: laplace (nu = 1/2), matern32, matern52, gaussian (nu infinite).")]
    public KernelSmoothness TargetSmoothness { get; init; } = KernelSmoothness.Laplace;

    /// <summary>ℓ.</summary>
    [Description("Length l over which the target varies, in radii of the sphere."), Positive]
    public double TargetScale { get; init; } = 4;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AmbientDimension < Dimension + 1)
            yield return new ValidationResult($"must be at least {Dimension + 1}, one more than that of the manifold", [nameof(AmbientDimension)]);
    }
}
