using ScalingLab.Numerics;

namespace ScalingLab.Perceptron;

/// <summary>
/// The overlap q of two students drawn from the posterior, which is that of student and teacher too:
/// q/√(1 − q) = (α/π) ∫ Dt exp(−q t²/2)/H(√q t) (Györgyi and Tishby 1990; Opper and Haussler 1991).
/// </summary>
internal static class BayesOverlap
{
    /// <summary>log tan θ with cos²θ = q, to about 10⁻¹³, and the residual of the logarithm of the equation.</summary>
    public static (double LogTangent, double Residual) Solve(double examplesPerDimension)
    {
        QuadratureRule[] panels = [.. Enumerable.Range(-10, 20).Select(start => GaussLegendre.Rule(16, start, start + 1))];
        var root = BrentRoot.Find(Residual, -30, 30, 1e-15);
        return (root.Position, Math.Abs(root.Residual));

        double Residual(double logTangent)
        {
            var angle = Angle.FromLogTangent(logTangent);
            double rootQ = angle.Cosine, q = rootQ * rootQ;
            double sum = panels.Sum(panel => panel.Integrate(t =>
                Math.Exp(-0.5 * (1 + q) * t * t) / (0.5 * SpecialFunctions.Erfc(rootQ * t * Math.Sqrt(0.5)))));
            return Math.Log(q / angle.Sine) - Math.Log(examplesPerDimension / Math.PI * sum / Math.Sqrt(2 * Math.PI));
        }
    }
}
