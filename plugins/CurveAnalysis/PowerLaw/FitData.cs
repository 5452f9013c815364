namespace ScalingLab.CurveAnalysis;

/// <summary>Positive points in logarithms, with ln x counted from its mean.</summary>
internal sealed class FitData
{
    /// <param name="x">Abscissas, positive, increasing.</param>
    /// <param name="y">Ordinates, positive.</param>
    /// <param name="weights">Weights of ln y; null for equal ones.</param>
    /// <param name="centre">Where ln x is counted from; the mean when not given.</param>
    public FitData(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double[]? weights = null, double? centre = null)
    {
        X = x.ToArray();
        Y = y.ToArray();
        double[] logX = Array.ConvertAll(X, Math.Log);
        Centre = centre ?? logX.Average();
        U = Array.ConvertAll(logX, value => value - Centre);
        LogY = Array.ConvertAll(Y, Math.Log);
        Weights = weights ?? [.. Enumerable.Repeat(1.0, X.Length)];
    }

    public int Count => X.Length;

    public double[] X { get; }

    public double[] Y { get; }

    /// <summary>ln x − centre.</summary>
    public double[] U { get; }

    public double[] LogY { get; }

    public double[] Weights { get; }

    public double Centre { get; }

    /// <summary>A part, with the same centre.</summary>
    public FitData Slice(Range range) => new(X.AsSpan(range), Y.AsSpan(range), Weights[range], Centre);

    /// <summary>Other ordinates at the same abscissas.</summary>
    public FitData With(double[] y) => new(X, y, Weights, Centre);
}
