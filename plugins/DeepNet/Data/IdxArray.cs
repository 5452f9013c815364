namespace ScalingLab.DeepNet;

/// <summary>An array of bytes from an idx file.</summary>
/// <param name="Shape">The extent of each dimension, the last index running fastest.</param>
/// <param name="Values">The bytes.</param>
public sealed record IdxArray(IReadOnlyList<int> Shape, byte[] Values);
