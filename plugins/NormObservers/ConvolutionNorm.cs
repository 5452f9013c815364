namespace ScalingLab.NormObservers;

/// <summary>What is taken for the spectral norm of a convolution.</summary>
public enum ConvolutionNorm
{
    /// <summary>Norm of the kernel as a matrix, out × (in · height · width), as in the code of D'Amico, Bocchi and Negri. Below the others, unless kernels do not overlap.</summary>
    Reshaped,

    /// <summary>Norm of the linear map on feature maps with zeros around the grid: what the network applies.</summary>
    ZeroPadded,

    /// <summary>
    /// Norm of the convolution on a torus of n + k − 1 positions a side (the next multiple of the stride): exact by a Fourier transform, and never below the
    /// zero-padded norm, with at most √(kernel height · kernel width) times the reshaped one for stride 1.
    /// </summary>
    Circular,

    /// <summary>The same on a torus of the n positions of the input (the next multiple of the stride). It may be below the zero-padded norm.</summary>
    CircularNative,
}
