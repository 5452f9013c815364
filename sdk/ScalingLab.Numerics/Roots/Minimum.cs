namespace ScalingLab.Numerics;

/// <summary>A local minimum of a function, found within the tolerance asked for.</summary>
/// <param name="Position">Where.</param>
/// <param name="Value">The function there.</param>
/// <param name="Evaluations">Evaluations of the function.</param>
/// <param name="AtBoundary">Whether it lies within the tolerance of an end of the interval: the function then falls towards that end, and
/// the minimum may lie outside.</param>
public readonly record struct Minimum(double Position, double Value, int Evaluations, bool AtBoundary);
