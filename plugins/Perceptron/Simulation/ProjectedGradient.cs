namespace ScalingLab.Perceptron;

/// <summary>
/// w ← √N (w − η g)/|w − η g| with the gradient g of Σ log(1 + exp(−sΔ)) and η = 4/(s²(1 + √α)²), the inverse of the largest curvature: the norm of AᵀA/N is
/// (1 + √α)² and the loss curves at most by s²/4.
/// </summary>
internal static class ProjectedGradient
{
    /// <summary>Minimises in place from a vector of norm √N; arguments and result as those of <see cref="MarginDescent.Minimise"/>.</summary>
    public static double Minimise(
        ExampleMatrix examples, double sharpness, Span<double> vector, Span<double> fields, double tolerance, int maximumIterations, CancellationToken cancel)
    {
        double rootN = Math.Sqrt(examples.Dimension), rootAlpha = Math.Sqrt((double)examples.Examples / examples.Dimension);
        double rate = 4 / (sharpness * sharpness * (1 + rootAlpha) * (1 + rootAlpha));
        double[] weights = new double[examples.Examples], push = new double[examples.Stride];
        for (int iteration = 0; ; iteration++)
        {
            cancel.ThrowIfCancellationRequested();
            examples.Multiply(vector, fields);
            for (int i = 0; i < weights.Length; i++) weights[i] = sharpness / (1 + Math.Exp(sharpness * fields[i] / rootN)) / rootN;
            examples.MultiplyTransposed(weights, push);
            double all = VectorKernels.Dot(push, push), radial = VectorKernels.Dot(push, vector) / rootN;
            double residual = Math.Sqrt(Math.Max(all - radial * radial, 0) / all);
            if (residual <= tolerance || iteration == maximumIterations || !(all > 0)) return all > 0 ? residual : double.PositiveInfinity;
            VectorKernels.AddScaled(-radial / rootN, vector, push);
            VectorKernels.AddScaled(rate, push, vector);
            VectorKernels.Scale(rootN / Math.Sqrt(VectorKernels.Dot(vector, vector)), vector);
        }
    }
}
