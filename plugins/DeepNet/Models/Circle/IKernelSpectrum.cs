namespace ScalingLab.DeepNet;

/// <summary>A model whose clock runs through the eigenvalues of a kernel.</summary>
public interface IKernelSpectrum
{
    /// <summary>The eigenvalue at the present time.</summary>
    double KernelEigenvalue { get; }
}
