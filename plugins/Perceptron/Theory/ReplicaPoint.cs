namespace ScalingLab.Perceptron;

/// <summary>A solution of <see cref="SaddleEquations"/>.</summary>
/// <param name="Norm">λ of the loss log(1 + exp(−2λΔ)).</param>
/// <param name="LogTangent">ϕ = log tan θ (log S in the scaling limit).</param>
/// <param name="LogC">c = log 4λ²χ.</param>
/// <param name="Residual">Largest residual of the logarithms of both equations.</param>
internal readonly record struct ReplicaPoint(double Norm, double LogTangent, double LogC, double Residual);
