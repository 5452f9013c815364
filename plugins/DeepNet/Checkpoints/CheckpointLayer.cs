using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>A layer and where its weights are in a checkpoint.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Tensor">The tensor that holds them.</param>
/// <param name="Part">Which of the equal parts of its outputs, from 0.</param>
/// <param name="Transposed">Whether it is stored as in × out.</param>
/// <param name="BatchNorm">Name of the batch norm behind it.</param>
internal sealed record CheckpointLayer(WeightLayer Layer, string Tensor, int Part, bool Transposed, string? BatchNorm);
