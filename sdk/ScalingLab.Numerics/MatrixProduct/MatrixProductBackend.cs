namespace ScalingLab.Numerics;

/// <summary>Who computes the products of <see cref="MatrixProduct"/>.</summary>
public enum MatrixProductBackend
{
    /// <summary>The kernels of this library: the reference, always there.</summary>
    Managed,

    /// <summary>An OpenBLAS that the user has installed, see <see cref="OpenBlas"/>. Results agree to rounding, not bit for bit.</summary>
    OpenBlas,
}
