namespace ScalingLab.CurveAnalysis;

/// <summary>
/// The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno with a bisecting line search for the weak Wolfe conditions, which also copes with
/// objectives that are almost not smooth (Lewis and Overton, Math. Program. 141, 135 (2013)).
/// </summary>
internal sealed class Bfgs(HuberObjective objective)
{
    private const int MostSteps = 600, MostTrials = 40, MostRestarts = 40;
    private const double Armijo = 1e-4, Curvature = 0.9, Finest = 1e-13;

    /// <summary>Minimises from a start, and again from where it stopped with a fresh metric until that gains nothing.</summary>
    public BfgsMinimum Polish(double[] start)
    {
        var best = Minimise(start);
        for (int i = 0, idle = 0; i < MostRestarts && idle < 3; i++)
        {
            var next = Minimise(best.Theta);
            idle = next.Value < best.Value * (1 - Finest) ? 0 : idle + 1;
            if (next.Value < best.Value) best = next;
        }

        return best;
    }

    /// <summary>Minimises from a start.</summary>
    /// <param name="start">The parameters to start from.</param>
    /// <param name="gain">Stops after four steps that gain less than this share of the objective each.</param>
    public BfgsMinimum Minimise(double[] start, double gain = Finest)
    {
        int n = start.Length;
        double[] theta = [.. start], gradient = new double[n], trial = new double[n], trialGradient = new double[n], direction = new double[n], change = new double[n];
        double[] metric = new double[n * n], product = new double[n];
        double value = objective.Evaluate(theta, gradient);
        if (!double.IsFinite(value)) return new BfgsMinimum(theta, double.PositiveInfinity, double.NaN);
        bool fresh = true;
        int small = 0;
        for (int step = 0; step < MostSteps && small < 4; step++)
        {
            if (fresh) Reset(metric, gradient);
            Multiply(metric, gradient, direction);
            double slope = 0;
            for (int k = 0; k < n; k++)
            {
                direction[k] = -direction[k];
                slope += gradient[k] * direction[k];
            }

            if (!(slope < 0))
            {
                if (fresh) break;
                fresh = true;
                continue;
            }

            double next = Search(theta, value, slope, direction, trial, trialGradient);
            if (!(next < value))
            {
                if (fresh) break;
                fresh = true;
                continue;
            }

            double sy = 0;
            for (int k = 0; k < n; k++)
            {
                direction[k] = trial[k] - theta[k];
                change[k] = trialGradient[k] - gradient[k];
                sy += direction[k] * change[k];
            }

            small = value - next <= gain * value ? small + 1 : 0;
            (theta, trial, gradient, trialGradient, value) = (trial, theta, trialGradient, gradient, next);
            fresh = !(sy > 0);
            if (!fresh) Update(metric, direction, change, sy, product);
        }

        return new BfgsMinimum(theta, value, Math.Sqrt(gradient.Sum(slope => slope * slope)));
    }

    private double Search(double[] theta, double value, double slope, double[] direction, double[] trial, double[] gradient)
    {
        double low = 0, high = double.PositiveInfinity, length = 1;
        for (int attempt = 0; attempt < MostTrials; attempt++)
        {
            for (int k = 0; k < theta.Length; k++) trial[k] = theta[k] + length * direction[k];
            double next = objective.Evaluate(trial, gradient);
            if (!(next <= value + Armijo * length * slope)) high = length;
            else
            {
                double slopeThere = 0;
                for (int k = 0; k < theta.Length; k++) slopeThere += gradient[k] * direction[k];
                if (slopeThere >= Curvature * slope) return next;
                low = length;
            }

            length = double.IsPositiveInfinity(high) ? 2 * length : 0.5 * (low + high);
        }

        for (int k = 0; k < theta.Length; k++) trial[k] = theta[k] + low * direction[k];
        return objective.Evaluate(trial, gradient);
    }

    /// <summary>The metric that makes the first step at most one long.</summary>
    private static void Reset(double[] metric, double[] gradient)
    {
        int n = gradient.Length;
        double norm = Math.Sqrt(gradient.Sum(slope => slope * slope)), scale = norm > 0 ? Math.Min(1, 0.1 / norm) : 1;
        Array.Clear(metric);
        for (int k = 0; k < n; k++) metric[k * n + k] = scale;
    }

    private static void Multiply(double[] metric, double[] vector, double[] product)
    {
        int n = vector.Length;
        for (int k = 0; k < n; k++)
        {
            double sum = 0;
            for (int j = 0; j < n; j++) sum += metric[k * n + j] * vector[j];
            product[k] = sum;
        }
    }

    private static void Update(double[] metric, double[] s, double[] y, double sy, double[] product)
    {
        int n = s.Length;
        Multiply(metric, y, product);
        double yHy = 0;
        for (int k = 0; k < n; k++) yHy += y[k] * product[k];
        double factor = (1 + yHy / sy) / sy;
        for (int k = 0; k < n; k++)
        {
            for (int j = 0; j < n; j++) metric[k * n + j] += factor * s[k] * s[j] - (product[k] * s[j] + s[k] * product[j]) / sy;
        }
    }
}
