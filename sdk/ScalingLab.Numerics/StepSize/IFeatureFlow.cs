namespace ScalingLab.Numerics;

/// <summary>Gradient flow of a linear network at infinite width, whose kernel is M = s² I + (γ/s²) p pᵀ with p = w*(1 − h).</summary>
public interface IFeatureFlow
{
    /// <summary>Moves on to a time that is not before the present one.</summary>
    /// <param name="tau">τ = η t.</param>
    void Observe(double tau);

    /// <summary>h at the modes of the task.</summary>
    ReadOnlySpan<double> Residual { get; }

    /// <summary>s².</summary>
    double Scale { get; }
}
