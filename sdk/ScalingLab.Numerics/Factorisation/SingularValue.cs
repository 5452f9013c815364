namespace ScalingLab.Numerics;

/// <summary>An approximate largest singular value and how good it is.</summary>
/// <param name="Value">σ, never above the largest singular value but by rounding.</param>
/// <param name="Residual">‖Aᵀu − σv‖₂ with σu = Av and unit u, v: some singular value lies within it of σ, and σ₁ − σ is of the order of its square over the gap.</param>
/// <param name="Iterations">Products with A and with Aᵀ, each.</param>
/// <param name="Converged">Whether the residual is within the tolerance.</param>
public readonly record struct SingularValue(double Value, double Residual, int Iterations, bool Converged);
