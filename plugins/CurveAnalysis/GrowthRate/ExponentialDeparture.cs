using ScalingLab.Numerics;

namespace ScalingLab.CurveAnalysis;

/// <summary>Least squares of y = h − A exp(λ (x − x_last)): for each λ the other two by linear least squares, λ &gt; 0 by minimisation of what remains.</summary>
/// <param name="Rate">λ.</param>
/// <param name="Fitted">The values of the law at the points.</param>
internal sealed record ExponentialDeparture(double Rate, double[] Fitted)
{
    /// <summary>Fits a rate between a hundredth and a hundred e-foldings over the points; null when the best one is at an end.</summary>
    public static ExponentialDeparture? Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double[] times = x.ToArray(), values = y.ToArray();
        double span = times[^1] - times[0];
        double lowest = Math.Log(0.01 / span), highest = Math.Log(100 / span);

        // The sum of squares may have several minima far from the best one: a coarse scan first.
        const int Scan = 200;
        int best = Enumerable.Range(0, Scan + 1).MinBy(i => Residual(Grid(i)));
        if (best is 0 or Scan)
            return null;
        double found = Math.Exp(BrentMinimum.Find(Residual, Grid(best - 1), Grid(best + 1)).Position);
        double[] shape = Growth(found);
        double middle = shape.Average(), height = values.Average(), slope = shape.Zip(values, (g, v) => (g - middle) * (v - height)).Sum() / shape.Sum(g => (g - middle) * (g - middle));
        return new ExponentialDeparture(found, Array.ConvertAll(shape, g => height + (slope * (g - middle))));

        double Grid(int i) => lowest + ((highest - lowest) * i / Scan);

        double[] Growth(double rate) => Array.ConvertAll(times, time => Math.Exp(rate * (time - times[^1])));

        double Residual(double logRate)
        {
            double[] growth = Growth(Math.Exp(logRate));
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
