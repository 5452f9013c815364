namespace ScalingLab.NormObservers;

/// <summary>Options of <c>operator-norms</c>: those of <c>norms</c>, with convolutions as operators by default.</summary>
public sealed record OperatorNormOptions : NormOptions
{
    /// <summary>Creates the options.</summary>
    public OperatorNormOptions() => Convolution = ConvolutionNorm.ZeroPadded;
}
