namespace ScalingLab.DeepNet;

/// <summary>One array of a network's parameters: its name and shape, and its place in the network's memory.</summary>
internal sealed record Parameter(string Name, ParameterRole Role, IReadOnlyList<int> Shape, int FanIn, int FanOut)
{
    public int Length { get; } = Shape.Aggregate(1, (product, n) => checked(product * n));

    /// <summary>Index of its first element in the memory of all parameters.</summary>
    public int Offset { get; set; }

    /// <summary>What the learning rate is multiplied by.</summary>
    public double RateFactor { get; set; } = 1;

    /// <summary>What the initial values are multiplied by beyond the network's own factor.</summary>
    public double InitialFactor { get; set; } = 1;
}
