namespace ScalingLab.CurveAnalysis;

/// <summary>Where <c>power-law</c> gets its window from.</summary>
public enum WindowSelection
{
    /// <summary>The option <c>window</c>, or all data.</summary>
    Given,

    /// <summary>
    /// The widest window (in ln x, inside the given one) across which the slope of a quadratic in ln x changes by less than a tenth of itself,
    /// or by less than two of its standard errors; of several, the one at the largest x.
    /// </summary>
    Automatic,
}
