using ScalingLab.Numerics;

namespace ScalingLab.CurveAnalysis;

/// <summary>Least squares of y = h − A exp(λ x): for each λ the other two by linear least squares, λ &gt; 0 by minimisation of what remains.</summary>
internal static class ExponentialDeparture
{
    /// <summary>The rate λ, between a hundredth and a hundred e-foldings over the points; NaN when the best one is at an end.</summary>
    public static double Rate(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double[] times = x.ToArray(), values = y.ToArray();
        double span = times[^1] - times[0];
        double lowest = Math.Log(0.01 / span), highest = Math.Log(100 / span);

        // The sum of squares may have several minima far from the best one: a coarse scan first.
        const int Scan = 200;
        int best = Enumerable.Range(0, Scan + 1).MinBy(i => Residual(Grid(i)));
        if (best is 0 or Scan)
            return double.NaN;
        return Math.Exp(BrentMinimum.Find(Residual, Grid(best - 1), Grid(best + 1)).Position);

        double Grid(int i) => lowest + ((highest - lowest) * i / Scan);

        double Residual(double logRate)
        {
            double rate = Math.Exp(logRate);
            var growth = new double[times.Length];
            for (int i = 0; i < growth.Length; i++)
                growth[i] = Math.Exp(rate * (times[i] - times[^1]));
            double meanGrowth = growth.Average(), meanValue = values.Average(), cross = 0, square = 0, total = 0;
            for (int i = 0; i < growth.Length; i++)
            {
                cross += (growth[i] - meanGrowth) * (values[i] - meanValue);
                square += (growth[i] - meanGrowth) * (growth[i] - meanGrowth);
                total += (values[i] - meanValue) * (values[i] - meanValue);
            }

            return total - (cross * cross / square);
        }
    }
}
