using System.Globalization;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.Perceptron;

/// <summary>
/// The limit λ → ∞, the direction of the largest margin κ: sin²θ = α ∫_(−∞)^κ p(h) (κ − h)² dh and cos θ = α √(2/π) (κ Φ(κ/s) + s φ(κ/s)), with
/// p(h) = 2φ(h) Φ(h cot θ) and s = sin θ (arXiv 2505.13230). Unknowns: log tan θ and log κ.
/// </summary>
internal sealed class MaxMargin : INonlinearSystem
{
    private const double Accepted = 1e-10;

    private static readonly double InverseRootTwoPi = 1 / Math.Sqrt(2 * Math.PI);

    private readonly GradedQuadrature _fields = new();
    private readonly double _examplesPerDimension;

    private MaxMargin(double examplesPerDimension) => _examplesPerDimension = examplesPerDimension;

    int INonlinearSystem.Dimension => 2;

    /// <summary>Solves for the angle and κ.</summary>
    /// <exception cref="RunFailedException">No convergence; the message names the residual reached.</exception>
    public static (Angle Angle, double Margin, double Residual) Solve(double examplesPerDimension)
    {
        // The start interpolates between α → ∞, where α ε = 0.5005 and α κ = 1.0045, and small α.
        Span<double> unknowns = [Math.Log(Math.Tan(Math.PI * 0.5 / (examplesPerDimension + 1))), -Math.Log(examplesPerDimension + 0.3)];
        var newton = new DampedNewton(new MaxMargin(examplesPerDimension), new NewtonOptions { ResidualTolerance = 1e-12, MaximumHalvings = 10 });
        var result = newton.Solve(unknowns);
        return result.Residual <= Accepted
            ? (Angle.FromLogTangent(unknowns[0]), Math.Exp(unknowns[1]), result.Residual)
            : throw new RunFailedException(string.Create(
                CultureInfo.InvariantCulture,
                $"The equations of the largest margin did not converge at examples-per-dimension = {examplesPerDimension:G6}: residual {result.Residual:G3}, accepted {Accepted:G3}."));
    }

    void INonlinearSystem.Residuals(ReadOnlySpan<double> unknowns, Span<double> residuals)
    {
        var angle = Angle.FromLogTangent(unknowns[0]);
        double margin = Math.Exp(unknowns[1]), s = angle.Sine, scaled = margin / s;
        if (!(Math.Abs(unknowns[0]) < 40 && Math.Abs(unknowns[1]) < 40))
        {
            residuals.Fill(double.NaN);
            return;
        }

        _fields.Place(-Math.Min(9.5, 11.4 * angle.Tangent), Math.Min(margin, 9.5), [new GradingPoint(0, 0.25 * s)], 2);
        double squares = 0;
        for (int i = 0; i < _fields.Count; i++)
        {
            double h = _fields.Nodes[i], gap = margin - h;
            squares += _fields.Weights[i] * InverseRootTwoPi * Math.Exp(-0.5 * h * h) * SpecialFunctions.Erfc(-h / (angle.Tangent * Math.Sqrt(2))) * gap * gap;
        }

        double gaps = margin * 0.5 * SpecialFunctions.Erfc(-scaled * Math.Sqrt(0.5)) + s * InverseRootTwoPi * Math.Exp(-0.5 * scaled * scaled);
        residuals[0] = Math.Log(_examplesPerDimension * squares) - 2 * Math.Log(s);
        residuals[1] = Math.Log(_examplesPerDimension * Math.Sqrt(2 / Math.PI) * gaps / angle.Cosine);
    }

    void INonlinearSystem.LimitStep(ReadOnlySpan<double> unknowns, Span<double> step)
    {
        double reach = Math.Max(Math.Abs(step[0]), Math.Abs(step[1]));
        if (reach <= 1) return;
        step[0] /= reach;
        step[1] /= reach;
    }
}
