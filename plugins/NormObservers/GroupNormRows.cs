namespace ScalingLab.NormObservers;

/// <summary>Whose rows and columns the (2,1) norms of a convolution sum over.</summary>
public enum GroupNormRows
{
    /// <summary>Of the kernel as a matrix.</summary>
    Kernel,

    /// <summary>Of the linear map on feature maps, the one whose norm <see cref="ConvolutionNorm"/> names: about as many times larger as the output has positions.</summary>
    Operator,
}
