namespace ScalingLab.CurveAnalysis;

/// <summary>Which of several plateaus <c>plateau</c> takes.</summary>
public enum WhichPlateau
{
    /// <summary>The longest in ln x.</summary>
    Longest,

    /// <summary>The one at the smallest x.</summary>
    First,

    /// <summary>The one at the largest x.</summary>
    Last,
}
