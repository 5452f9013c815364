namespace ScalingLab.Sdk;

/// <summary>
/// One linear map of a network with its weights A, out × in row by row, y = A x; of a convolution (out, in, kernel height, kernel width) in this order, which
/// as a matrix is out × (in · height · width). Biases, gains and embeddings are not layers, see <see cref="ILayers.OtherParameters"/>.
/// </summary>
public sealed record WeightLayer
{
    /// <summary>Creates the description of a layer.</summary>
    /// <param name="name">Unique in its network.</param>
    /// <param name="role">Its place in the network.</param>
    /// <param name="outputs">Output units or channels, at least 1.</param>
    /// <param name="inputs">Input units or channels, at least 1.</param>
    /// <param name="convolution">Where a convolution acts; none for a linear map.</param>
    /// <exception cref="ArgumentException">The name is empty, a number is out of range, or there are more than 2³¹ − 1 weights.</exception>
    public WeightLayer(string name, LayerRole role, int outputs, int inputs, ConvolutionGeometry? convolution = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        long columns = (long)inputs * (convolution?.KernelHeight ?? 1) * (convolution?.KernelWidth ?? 1);
        if (columns > int.MaxValue / outputs) throw new ArgumentException($"Layer '{name}' has more weights than fit into one array.", nameof(inputs));
        Name = name;
        Role = role;
        Outputs = outputs;
        Inputs = inputs;
        Convolution = convolution;
        Columns = (int)columns;
    }

    /// <summary>Name, unique in its network.</summary>
    public string Name { get; }

    /// <summary>Place in the network.</summary>
    public LayerRole Role { get; }

    /// <summary>Output units or channels: the rows of the matrix.</summary>
    public int Outputs { get; }

    /// <summary>Input units or channels.</summary>
    public int Inputs { get; }

    /// <summary>Where a convolution acts; <see langword="null"/> for a linear map.</summary>
    public ConvolutionGeometry? Convolution { get; }

    /// <summary>Columns of the matrix: the inputs, of a convolution times the positions of its kernel.</summary>
    public int Columns { get; }

    /// <summary>Number of weights, rows times columns.</summary>
    public int Count => Outputs * Columns;

    /// <summary>Lipschitz constant ρ of what follows the layer up to the next one: 1 for the identity, ReLU, pooling and tanh, 1.1289043 for GELU.</summary>
    public double ActivationSlope { get; init; } = 1;

    /// <summary>
    /// The residual block that the layer belongs to, x → S x + (product of the other layers of the block) x where S is the layer with
    /// <see cref="LayerRole.Shortcut"/> or the identity; numbered from 1, 0 for none. The layers of a block stand together.
    /// </summary>
    public int ResidualBlock { get; init; }

    /// <summary>
    /// Whether this is a convolution of which only the kernel is known, not where it acts; its inputs are then those of the matrix, in · height · width.
    /// Such a layer has a norm as a matrix only.
    /// </summary>
    public bool IsKernelAlone { get; init; }

    /// <summary>Whether a batch norm follows directly, so that in evaluation the map is diag(<see cref="ILayers.CopyBatchNormScales"/>) A.</summary>
    public bool HasBatchNorm { get; init; }
}
