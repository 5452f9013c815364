namespace ScalingLab.CurveAnalysis;

/// <summary>A law f(x; θ) of one variable, x given by u = ln x − ū with ū the mean over the fitted points, which keeps the parameters apart.</summary>
internal interface ILaw
{
    /// <summary>Number of parameters.</summary>
    int Count { get; }

    /// <summary>Index of the exponent beyond the last break.</summary>
    int Exponent { get; }

    /// <summary>The least values of θ.</summary>
    double[] LowerBounds { get; }

    /// <summary>ln f and its derivatives.</summary>
    double LogValue(double u, ReadOnlySpan<double> theta, Span<double> gradient);

    /// <summary>Values to start from, for points in increasing order.</summary>
    IEnumerable<double[]> Starts(double[] u, double[] y);
}
