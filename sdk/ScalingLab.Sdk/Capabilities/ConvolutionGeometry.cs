namespace ScalingLab.Sdk;

/// <summary>
/// Where a convolution acts: y_o(p) = Σ_{i,q} W_{o,i}(q) x_i(s p + q − padding), the cross-correlation of deep learning, with x zero outside its grid.
/// With it a kernel is a linear map of feature maps, whose norm is not that of the kernel.
/// </summary>
public sealed record ConvolutionGeometry
{
    /// <summary>Creates a geometry.</summary>
    /// <param name="inputHeight">Rows of the grid of the input, at least 1.</param>
    /// <param name="inputWidth">Columns of it, at least 1.</param>
    /// <param name="kernelHeight">Rows of the kernel, at least 1.</param>
    /// <param name="kernelWidth">Columns of it, at least 1.</param>
    /// <param name="stride">Distance s of neighbouring positions, at least 1.</param>
    /// <param name="padding">Zeros on each side of the grid, not negative.</param>
    /// <exception cref="ArgumentException">A number is out of range, or the kernel is larger than the padded grid.</exception>
    public ConvolutionGeometry(int inputHeight, int inputWidth, int kernelHeight, int kernelWidth, int stride = 1, int padding = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputHeight, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(kernelHeight, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(kernelWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        if (kernelHeight > inputHeight + (2L * padding) || kernelWidth > inputWidth + (2L * padding))
            throw new ArgumentException($"A kernel of {kernelHeight} x {kernelWidth} does not fit on a grid of {inputHeight} x {inputWidth} with {padding} zeros on each side.", nameof(kernelHeight));
        InputHeight = inputHeight;
        InputWidth = inputWidth;
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
        Stride = stride;
        Padding = padding;
    }

    /// <summary>Rows of the grid of the input.</summary>
    public int InputHeight { get; }

    /// <summary>Columns of the grid of the input.</summary>
    public int InputWidth { get; }

    /// <summary>Rows of the kernel.</summary>
    public int KernelHeight { get; }

    /// <summary>Columns of the kernel.</summary>
    public int KernelWidth { get; }

    /// <summary>Distance s of neighbouring positions.</summary>
    public int Stride { get; }

    /// <summary>Zeros on each side of the grid.</summary>
    public int Padding { get; }

    /// <summary>Rows of the grid of the output, ⌊(height + 2 padding − kernel)/s⌋ + 1.</summary>
    public int OutputHeight => ((InputHeight + (2 * Padding) - KernelHeight) / Stride) + 1;

    /// <summary>Columns of the grid of the output.</summary>
    public int OutputWidth => ((InputWidth + (2 * Padding) - KernelWidth) / Stride) + 1;
}
