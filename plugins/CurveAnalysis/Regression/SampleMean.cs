namespace ScalingLab.CurveAnalysis;

/// <summary>The mean of independent values.</summary>
internal static class SampleMean
{
    /// <summary>Mean with the standard error s/√n, s with n − 1 degrees of freedom.</summary>
    public static Estimate Of(IEnumerable<double> sample)
    {
        double[] values = [.. sample];
        double mean = values.Average();
        double squares = values.Sum(value => (value - mean) * (value - mean));
        int freedom = values.Length - 1;
        return new Estimate(mean, freedom > 0 ? Math.Sqrt(squares / freedom / values.Length) : double.NaN, freedom);
    }
}
