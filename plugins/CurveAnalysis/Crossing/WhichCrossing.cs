namespace ScalingLab.CurveAnalysis;

/// <summary>Which of several crossings <c>crossing</c> takes.</summary>
public enum WhichCrossing
{
    /// <summary>The one at the smallest x.</summary>
    First,

    /// <summary>The one at the largest x.</summary>
    Last,
}
