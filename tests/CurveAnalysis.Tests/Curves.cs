using ScalingLab.Sdk;

namespace CurveAnalysis.Tests;

internal static class Curves
{
    public static Curve Of(Func<double, double> law, double[] x) => new(x, Array.ConvertAll(x, value => law(value)));

    public static double[] LogSpaced(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => from * Math.Pow(to / from, i / (count - 1.0)))];

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
