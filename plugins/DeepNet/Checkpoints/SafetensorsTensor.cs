namespace ScalingLab.DeepNet;

/// <summary>A tensor as the header of a .safetensors file describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its element type: F64, F32, F16, BF16, I64, ...</param>
/// <param name="Shape">The extent of each dimension, the last index running fastest; empty for one number.</param>
/// <param name="Count">Number of elements.</param>
/// <param name="Offset">Its first byte, counted from the beginning of the file.</param>
public sealed record SafetensorsTensor(string Name, string Type, IReadOnlyList<long> Shape, long Count, long Offset)
{
    /// <summary>Whether its elements are real numbers that <see cref="SafetensorsFile.Read"/> reads.</summary>
    public bool IsReal => SafetensorsType.IsReal(Type);

    /// <summary>The shape as text: "64 x 10".</summary>
    public string ShapeText => Shape.Count == 0 ? "one number" : string.Join(" x ", Shape.Select(extent => FormattableString.Invariant($"{extent}")));
}
