namespace ScalingLab.CurveAnalysis;

/// <summary>A family of functions y = f(x; θ) &gt; 0, given by its logarithm.</summary>
internal interface ILogModel
{
    /// <summary>The least values of θ, −∞ where there is none.</summary>
    ReadOnlySpan<double> LowerBounds { get; }

    /// <summary>ln f at the i-th point, and its derivatives by θ; not a number where f is not positive.</summary>
    double LogValue(int i, ReadOnlySpan<double> theta, Span<double> gradient);
}
