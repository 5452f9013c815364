namespace ScalingLab.CurveAnalysis;

/// <summary>
/// Minimises Σ w (ln y − ln f(θ))² with Marquardt's damping and lower bounds by projection. Some parameters may be held. Source: Marquardt, J. SIAM 11,
/// 431 (1963); Nocedal and Wright, Numerical Optimization, chapter 10.
/// </summary>
internal sealed class LevenbergMarquardt(ILogModel model, double[] logY, double[] weights)
{
    private const int MaximumSteps = 300;
    private const double StepTolerance = 1e-10, SquaresTolerance = 1e-13;

    /// <summary>The minimum that a start leads to.</summary>
    /// <param name="start">The parameters to start from.</param>
    /// <param name="held">A parameter that stays at its start; −1 for none.</param>
    public LeastSquaresFit Minimise(ReadOnlySpan<double> start, int held = -1)
    {
        int n = start.Length;
        double[] theta = start.ToArray(), trial = new double[n], step = new double[n], gradient = new double[n];
        double[] normal = new double[n * n], trialNormal = new double[n * n], trialGradient = new double[n], damped = new double[n * n];
        double squares = Linearise(theta, normal, gradient), damping = 1e-3;
        if (!double.IsFinite(squares)) return new LeastSquaresFit(theta, double.PositiveInfinity, false);
        var free = new bool[n];
        for (int iteration = 0; iteration < MaximumSteps; iteration++)
        {
            for (int k = 0; k < n; k++) free[k] = k != held && !(theta[k] <= model.LowerBounds[k] && gradient[k] < 0);
            if (!TryStep(normal, gradient, damping, free, damped, step)) damping *= 10;
            else
            {
                double length = 0;
                for (int k = 0; k < n; k++)
                {
                    trial[k] = Math.Max(model.LowerBounds[k], theta[k] + step[k]);
                    length = Math.Max(length, Math.Abs(trial[k] - theta[k]) / (1 + Math.Abs(theta[k])));
                }

                double next = Linearise(trial, trialNormal, trialGradient);
                bool accepted = next <= squares;
                if (accepted)
                {
                    double gain = squares - next;
                    (theta, trial, normal, trialNormal, gradient, trialGradient) = (trial, theta, trialNormal, normal, trialGradient, gradient);
                    squares = next;
                    damping = Math.Max(damping * 0.1, 1e-12);
                    if (length < StepTolerance || gain <= SquaresTolerance * squares) return new LeastSquaresFit(theta, squares, true);
                }
                else
                {
                    if (length < StepTolerance) return new LeastSquaresFit(theta, squares, true);
                    damping *= 8;
                }
            }

            if (damping > 1e16) return new LeastSquaresFit(theta, squares, false);
        }

        return new LeastSquaresFit(theta, squares, false);
    }

    /// <summary>The inverse of Jᵀ W J at a minimum, for the parameters off their bounds; null when it is singular.</summary>
    public double[]? Covariance(ReadOnlySpan<double> theta)
    {
        int n = theta.Length;
        double[] normal = new double[n * n], gradient = new double[n], damped = new double[n * n], column = new double[n], unit = new double[n];
        Linearise(theta, normal, gradient);
        var free = new bool[n];
        for (int k = 0; k < n; k++) free[k] = theta[k] > model.LowerBounds[k];
        var inverse = new double[n * n];
        for (int k = 0; k < n; k++)
        {
            Array.Clear(unit);
            unit[k] = 1;
            if (!free[k]) continue;
            if (!TryStep(normal, unit, 0, free, damped, column)) return null;
            for (int i = 0; i < n; i++) inverse[i * n + k] = column[i];
        }

        return inverse;
    }

    /// <summary>The squares, Jᵀ W J and Jᵀ W r at θ.</summary>
    private double Linearise(ReadOnlySpan<double> theta, double[] normal, double[] gradient)
    {
        int n = theta.Length;
        Array.Clear(normal);
        Array.Clear(gradient);
        Span<double> row = stackalloc double[n];
        double squares = 0;
        for (int i = 0; i < logY.Length; i++)
        {
            double residual = logY[i] - model.LogValue(i, theta, row), weight = weights[i];
            if (!double.IsFinite(residual)) return double.PositiveInfinity;
            squares += weight * residual * residual;
            for (int k = 0; k < n; k++)
            {
                double weighted = weight * row[k];
                gradient[k] += weighted * residual;
                for (int j = 0; j <= k; j++) normal[k * n + j] += weighted * row[j];
            }
        }

        for (int k = 0; k < n; k++)
        {
            for (int j = 0; j < k; j++) normal[j * n + k] = normal[k * n + j];
        }

        return double.IsFinite(squares) ? squares : double.PositiveInfinity;
    }

    /// <summary>Solves (N + damping diag N) step = right by Cholesky on the free parameters, after scaling the diagonal to one.</summary>
    private static bool TryStep(double[] normal, double[] right, double damping, bool[] free, double[] factor, double[] step)
    {
        int n = right.Length;
        Span<double> scale = stackalloc double[n];
        for (int k = 0; k < n; k++) scale[k] = free[k] && normal[k * n + k] > 0 ? 1 / Math.Sqrt(normal[k * n + k]) : 0;
        for (int k = 0; k < n; k++)
        {
            for (int j = 0; j <= k; j++)
            {
                double sum = normal[k * n + j] * scale[k] * scale[j];
                if (k == j) sum = scale[k] > 0 ? sum + damping : 1;
                for (int l = 0; l < j; l++) sum -= factor[k * n + l] * factor[j * n + l];
                if (k != j) factor[k * n + j] = sum / factor[j * n + j];
                else if (sum > 1e-14) factor[k * n + k] = Math.Sqrt(sum);
                else return false;
            }
        }

        for (int k = 0; k < n; k++)
        {
            double sum = right[k] * scale[k];
            for (int l = 0; l < k; l++) sum -= factor[k * n + l] * step[l];
            step[k] = sum / factor[k * n + k];
        }

        for (int k = n - 1; k >= 0; k--)
        {
            double sum = step[k];
            for (int l = k + 1; l < n; l++) sum -= factor[l * n + k] * step[l];
            step[k] = sum / factor[k * n + k];
        }

        for (int k = 0; k < n; k++) step[k] *= scale[k];
        return true;
    }
}
