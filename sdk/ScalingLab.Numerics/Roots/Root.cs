namespace ScalingLab.Numerics;

/// <summary>A zero of a function, found within the tolerance asked for.</summary>
/// <param name="Position">Where.</param>
/// <param name="Residual">The function there.</param>
/// <param name="Evaluations">Evaluations of the function.</param>
public readonly record struct Root(double Position, double Residual, int Evaluations);
